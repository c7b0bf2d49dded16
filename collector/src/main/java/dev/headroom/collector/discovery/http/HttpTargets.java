package dev.headroom.collector.discovery.http;

import dev.headroom.collector.access.AccessUnavailable;
import dev.headroom.collector.access.AddressPolicy;
import dev.headroom.collector.access.http.AccessHeaders;
import dev.headroom.collector.access.http.CheckedResolver;
import dev.headroom.collector.access.http.ClientLimits;
import dev.headroom.collector.access.http.HttpClients;
import dev.headroom.collector.discovery.SourceDefinition;
import dev.headroom.collector.discovery.SourceFailure;
import dev.headroom.collector.discovery.TargetListParser;
import dev.headroom.collector.discovery.TargetSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.io.CloseMode;

/** Asks one URL for its list: status 200 and {@code application/json}, or the list counts as broken. */
public final class HttpTargets implements TargetSource {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SourceDefinition.HttpList definition;
    private final CloseableHttpClient client;
    private final AccessHeaders credentials;
    private final TargetListParser parser = new TargetListParser();

    public HttpTargets(SourceDefinition.HttpList definition, AddressPolicy addresses) {
        this.definition = definition;
        this.client = HttpClients.of(new ClientLimits(1, 1, PATIENCE, addresses), definition.access());
        this.credentials = new AccessHeaders(definition.access());
    }

    @Override
    public Listing list() throws SourceFailure {
        HttpGet request = new HttpGet(definition.url());
        request.setHeader(HttpHeaders.ACCEPT, "application/json");
        request.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        request.setHeader(HttpHeaders.CONNECTION, "close"); // a minute from now a kept one may be stale
        request.setHeader(
                "X-Prometheus-Refresh-Interval-Seconds", definition.interval().toSeconds());
        try {
            credentials.addTo(request);
            byte[] body = client.execute(request, HttpTargets::body);
            return new Listing(parser.parseJson(body), List.of());
        } catch (TargetListParser.Broken e) {
            throw new SourceFailure("its answer " + e.getMessage());
        } catch (IOException e) {
            throw new SourceFailure(reason(e));
        }
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }

    private static byte[] body(ClassicHttpResponse response) throws IOException {
        if (response.getCode() != HttpStatus.SC_OK) {
            throw new Unfit("it answered with status " + response.getCode() + " instead of 200");
        }
        HttpEntity entity = response.getEntity();
        if (entity == null || !isJson(entity.getContentType())) {
            String type = entity == null || entity.getContentType() == null ? "none" : entity.getContentType();
            throw new Unfit("the content type must be application/json, was " + type);
        }
        InputStream content = entity.getContent();
        byte[] body = content.readNBytes(TargetListParser.MOST_BYTES + 1);
        if (body.length > TargetListParser.MOST_BYTES) {
            throw new Unfit("its answer is larger than " + TargetListParser.MOST_BYTES + " bytes");
        }
        return body;
    }

    private static boolean isJson(String contentType) {
        try {
            ContentType type = contentType == null ? null : ContentType.parse(contentType);
            return type != null && type.getMimeType().equalsIgnoreCase("application/json");
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case Unfit unfit -> String.valueOf(unfit.getMessage());
            case AccessUnavailable unavailable -> String.valueOf(unavailable.getMessage());
            case CheckedResolver.Refused refused ->
                "the host " + refused.host() + " leads to " + refused.reason() + ", which is refused";
            case UnknownHostException _ -> "the host is not known to the resolver";
            case ConnectTimeoutException _ -> "no connection was made within " + PATIENCE.toSeconds() + " s";
            case HttpHostConnectException _ -> "the connection was refused";
            case SSLException _ -> "TLS failed: " + firstLine(e);
            default -> "the connection broke: " + firstLine(e);
        };
    }

    private static String firstLine(IOException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().findFirst().orElse("");
    }

    /** An answer that is no list. Thrown out of the handler, it closes the connection at once. */
    private static final class Unfit extends IOException {
        private static final long serialVersionUID = 1L;

        Unfit(String message) {
            super(message);
        }
    }
}
