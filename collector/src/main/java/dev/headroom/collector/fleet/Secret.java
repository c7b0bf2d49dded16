package dev.headroom.collector.fleet;

/** A value that never reaches a log, a message or a page. Only the code that hands it to its receiver reveals it. */
public record Secret(String revealed) {
    @Override
    public String toString() {
        return "***";
    }
}
