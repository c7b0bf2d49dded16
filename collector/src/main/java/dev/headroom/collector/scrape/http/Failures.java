package dev.headroom.collector.scrape.http;

import dev.headroom.collector.access.AccessUnavailable;
import dev.headroom.collector.access.http.CheckedResolver;
import dev.headroom.collector.discovery.HostPort;
import dev.headroom.collector.scrape.outcome.ScrapeError;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.ProtocolException;

/** Names the failure behind an exception of the client. */
final class Failures {

    private Failures() {}

    static ScrapeError of(Exception e, URI url, Duration limit) {
        return switch (e) {
            case AccessUnavailable unavailable -> new ScrapeError.AccessUnavailable(reason(unavailable));
            case CheckedResolver.Refused refused -> new ScrapeError.AddressRefused(refused.host(), refused.reason());
            case UnknownHostException _ -> new ScrapeError.UnknownHost(host(url));
            case ConnectTimeoutException _ -> new ScrapeError.NoAnswer(limit);
            case ConnectException _, NoRouteToHostException _ ->
                new ScrapeError.ConnectionRefused(url.getRawAuthority(), connectReason(e));
            case SSLException _ -> new ScrapeError.TlsFailed(reason(e));
            case MessageConstraintException _ -> new ScrapeError.NotHttp(reason(e));
            case NoHttpResponseException _ ->
                new ScrapeError.ConnectionLost(
                        "it was closed without an answer; perhaps the server speaks TLS or HTTP/2 only");
            case ProtocolException _ -> new ScrapeError.NotHttp(reason(e));
            case IOException _
            when e.getCause() instanceof ProtocolException cause -> new ScrapeError.NotHttp(reason(cause));
            default -> new ScrapeError.ConnectionLost(reason(e));
        };
    }

    private static String host(URI url) {
        return HostPort.of(url).map(HostPort::host).orElse(url.getRawAuthority());
    }

    /** The client repeats host and addresses before the system's words. */
    private static String connectReason(Exception e) {
        String reason = reason(e);
        int failed = reason.indexOf(" failed: ");
        return failed < 0 ? reason : reason.substring(failed + " failed: ".length());
    }

    private static String reason(Throwable e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        String line = message.strip().lines().findFirst().orElse("");
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
