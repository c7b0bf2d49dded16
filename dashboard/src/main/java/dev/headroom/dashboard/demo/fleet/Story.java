package dev.headroom.dashboard.demo.fleet;

import dev.headroom.forecasting.simulation.Disturbance;
import dev.headroom.forecasting.simulation.Disturbance.Span;
import dev.headroom.forecasting.simulation.gateway.RetryPolicy;
import java.util.ArrayList;
import java.util.List;

/** What has happened to the demo fleet before it starts (second 0) and what will happen while somebody watches. */
final class Story {

    private static final double MINUTE = 60;
    private static final double HOUR = 3600;
    private static final double DAY = 24 * HOUR;

    /** How long the live part has something to tell; afterwards only the daily shape goes on. */
    private static final double LIVE = 7 * DAY;

    /** After the last weekly peak; longer ago than pages look for nodes that fell silent. */
    static final double SCALED_IN = -6.3 * DAY;

    private static final RetryPolicy STUBBORN = new RetryPolicy(0.75, 3, 2, 1.4);

    private Story() {}

    static List<Disturbance> ofReasoning() {
        List<Disturbance> story = new ArrayList<>();
        // An air conditioner fails near the daily peak: three nodes slow down and all queues fill.
        for (int node = 2; node < 5; node++) {
            story.add(new Disturbance.Throttled(span(-42.5 * HOUR, 45 * MINUTE), node, 1.6));
        }
        // A rack loses power; what is left drowns in clients that try again at once.
        story.addAll(retryStorm(-14.5 * HOUR, 16 * MINUTE));
        for (double start = 11 * MINUTE; start < LIVE; start += 55 * MINUTE) {
            story.add(new Disturbance.Throttled(span(start, 9 * MINUTE), 3, 1.4));
            story.add(new Disturbance.NodeLost(span(start + 24 * MINUTE, 3 * MINUTE), 1));
        }
        return story;
    }

    static List<Disturbance> ofChat() {
        List<Disturbance> story = new ArrayList<>();
        // A client release without connection reuse: the pool runs full while the engines idle.
        story.add(new Disturbance.HeldConnections(span(-17.5 * HOUR, 38 * MINUTE), 14));
        // A batch job is let loose on the chat model: the limiter holds, the GPUs stay calm.
        story.add(surge(-4 * HOUR, 52 * MINUTE, 2.1));
        double start = 40;
        for (int turn = 0; start < LIVE; turn++) {
            double lasts = (6 + turn % 3) * MINUTE;
            story.add(surge(start, lasts, 1.45 + 0.05 * (turn % 4)));
            if (turn % 3 == 1) {
                story.add(new Disturbance.HeldConnections(span(start + 14 * MINUTE, 7 * MINUTE), 11));
            }
            start += (27 + 4 * (turn % 3)) * MINUTE;
        }
        return story;
    }

    /** When retired nodes are gone: from {@link #SCALED_IN} on, for good. */
    static Span sinceScaledIn() {
        return new Span(SCALED_IN, LIVE);
    }

    private static List<Disturbance> retryStorm(double start, double lasts) {
        return List.of(
                new Disturbance.NodeLost(span(start, lasts), 0),
                new Disturbance.NodeLost(span(start, lasts), 1),
                new Disturbance.NodeLost(span(start, lasts), 2),
                new Disturbance.Retrying(span(start, lasts), STUBBORN));
    }

    private static Disturbance surge(double start, double lasts, double factor) {
        return new Disturbance.Surge(span(start, lasts), factor, 20);
    }

    private static Span span(double start, double lasts) {
        return new Span(start, start + lasts);
    }
}
