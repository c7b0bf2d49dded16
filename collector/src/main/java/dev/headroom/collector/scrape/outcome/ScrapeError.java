package dev.headroom.collector.scrape.outcome;

import dev.headroom.collector.exposition.PageLimit;
import dev.headroom.collector.fleet.PlainDuration;
import dev.headroom.collector.gpu.GpuReadError;
import java.time.Duration;

/** Every way in which a scrape fails: one variant, one metric label and one plain sentence each. */
public sealed interface ScrapeError {

    /** Nobody listens there, or no way leads there. */
    record ConnectionRefused(String server, String reason) implements ScrapeError {}

    record UnknownHost(String host) implements ScrapeError {}

    record TlsFailed(String reason) implements ScrapeError {}

    /** The connection broke before the page was complete. */
    record ConnectionLost(String reason) implements ScrapeError {}

    /** The page had started to come but was not complete in time. */
    record TimedOut(Duration limit) implements ScrapeError {}

    /** Nothing came in time: not connected, silent, or headers without end. */
    record NoAnswer(Duration limit) implements ScrapeError {}

    /** Too many scrapes of the server, or at all, were under way. */
    record NoSlot(Duration limit) implements ScrapeError {}

    record BodyTooLarge(int limitBytes) implements ScrapeError {}

    record InflatedTooLarge(int limitBytes) implements ScrapeError {}

    record CorruptBody(String reason) implements ScrapeError {}

    record UnknownEncoding(String encoding) implements ScrapeError {}

    record BadStatus(int status) implements ScrapeError {}

    record ContentTypeMissing() implements ScrapeError {}

    record ContentTypeUnsupported(String contentType) implements ScrapeError {}

    record NotHttp(String reason) implements ScrapeError {}

    record AddressRefused(String host, String reason) implements ScrapeError {}

    /** Credentials or certificates of ours cannot be had. */
    record AccessUnavailable(String reason) implements ScrapeError {}

    record Malformed(int line, String reason) implements ScrapeError {}

    record LimitExceeded(PageLimit limit, int allowed, int line) implements ScrapeError {}

    record Gpu(GpuReadError error) implements ScrapeError {}

    /** A mistake of ours; the log holds the details. */
    record Internal(String kind) implements ScrapeError {}

    /** Value of a metric label; never changes once released. */
    default String label() {
        return switch (this) {
            case ConnectionRefused _ -> "connection_refused";
            case UnknownHost _ -> "unknown_host";
            case TlsFailed _ -> "tls_failed";
            case ConnectionLost _ -> "connection_lost";
            case TimedOut _ -> "timed_out";
            case NoAnswer _ -> "no_answer";
            case NoSlot _ -> "no_slot";
            case BodyTooLarge _ -> "body_too_large";
            case InflatedTooLarge _ -> "inflated_too_large";
            case CorruptBody _ -> "corrupt_body";
            case UnknownEncoding _ -> "unknown_encoding";
            case BadStatus _ -> "bad_status";
            case ContentTypeMissing _ -> "content_type_missing";
            case ContentTypeUnsupported _ -> "content_type_unsupported";
            case NotHttp _ -> "not_http";
            case AddressRefused _ -> "address_refused";
            case AccessUnavailable _ -> "access_unavailable";
            case Malformed _ -> "malformed";
            case LimitExceeded _ -> "limit_exceeded";
            case Gpu(var error) -> error.label();
            case Internal _ -> "internal_error";
        };
    }

    /** What happened, in one plain sentence for the operator. */
    default String sentence() {
        return switch (this) {
            case ConnectionRefused(var server, var reason) -> "Could not connect to " + server + ": " + reason + ".";
            case UnknownHost(var host) -> "The name " + host + " is not known to the resolver.";
            case TlsFailed(var reason) -> "TLS failed: " + reason + ".";
            case ConnectionLost(var reason) -> "The connection broke before the page was complete: " + reason + ".";
            case TimedOut(var limit) -> "The page was not complete within " + PlainDuration.of(limit) + ".";
            case NoAnswer(var limit) -> "There was no answer within " + PlainDuration.of(limit) + ".";
            case NoSlot(var limit) ->
                "Too many scrapes were under way; no place became free within " + PlainDuration.of(limit) + ".";
            case BodyTooLarge(var limitBytes) -> "The page is larger than " + limitBytes + " bytes.";
            case InflatedTooLarge(var limitBytes) -> "The page inflates to more than " + limitBytes + " bytes.";
            case CorruptBody(var reason) -> "The compressed page is cut or corrupt: " + reason + ".";
            case UnknownEncoding(var encoding) -> "The page came in the encoding " + encoding + ", which is not read.";
            case BadStatus(var status) ->
                "The server answered with status " + status + " instead of 200" + meaning(status) + ".";
            case ContentTypeMissing() ->
                "The server does not say which content type the page has; any-content-type reads it all the same.";
            case ContentTypeUnsupported(var type) ->
                "The page has the content type " + type
                        + ", not a metrics format; any-content-type reads it all the same.";
            case NotHttp(var reason) -> "The answer is not HTTP: " + reason + ".";
            case AddressRefused(var host, var reason) ->
                "The host " + host + " leads to " + reason + ", which is refused.";
            case AccessUnavailable(var reason) -> "What opens the server cannot be had: " + reason + ".";
            case Malformed(var line, var reason) -> "Line " + line + " is malformed: " + reason;
            case LimitExceeded(var limit, var allowed, var line) ->
                "The page goes over the limit " + limit.label() + " of " + allowed + " at line " + line + ".";
            case Gpu(var error) -> error.sentence();
            case Internal(var kind) -> "Reading failed by a mistake of Headroom (" + kind + "); its log tells more.";
        };
    }

    private static String meaning(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> ": it sends elsewhere, where Headroom does not follow; give the final URL";
            case 401 -> ": it wants credentials; set authentication of the job";
            case 403 -> ": it refuses the credentials, or wants some";
            case 404 -> ": it has no page at this path";
            default -> "";
        };
    }
}
