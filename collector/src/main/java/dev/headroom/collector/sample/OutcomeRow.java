package dev.headroom.collector.sample;

import java.time.Duration;
import java.time.Instant;

/**
 * How one scrape of one target ended. Every scrape leaves one, whatever happened.
 *
 * @param target stable identity of the target
 * @param job configured job it belongs to
 * @param service the service its labels name
 * @param url address without user-info, or the command
 * @param dialect the dialect that was recognised; empty when none was
 * @param up whether everything was read and kept
 * @param error label of the failure, such as {@code timed_out}; empty when {@code up}
 * @param detail one plain sentence about the failure or a warning; no secret
 */
public record OutcomeRow(
        Instant time,
        String target,
        String job,
        String service,
        String url,
        String dialect,
        boolean up,
        Duration took,
        int samples,
        long bodyBytes,
        String error,
        String detail)
        implements SampleRow {}
