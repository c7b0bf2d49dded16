package dev.headroom.collector.scrape.source;

/** What one fetch reads into: the page, and what came over the wire where that was compressed. */
public record FetchBuffers(BodyBuffer body, BodyBuffer compressed) {
    public FetchBuffers() {
        this(new BodyBuffer(), new BodyBuffer());
    }
}
