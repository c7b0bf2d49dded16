package dev.headroom.alerts.chart;

import dev.headroom.alerts.notification.Illustrator;
import dev.headroom.alerts.notification.Message;
import dev.headroom.alerts.notification.Phrases;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws the last hour of the service: its requests, or its GPUs when the rule is about them. Thread-safe. */
public final class HistoryIllustrator implements Illustrator {

    private static final Logger log = LoggerFactory.getLogger(HistoryIllustrator.class);
    private static final Duration SHOWN = Duration.ofHours(1);
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final int BLUE = 0x2563eb;
    private static final int TEAL = 0x0d9488;
    private static final int VIOLET = 0x7c3aed;
    private static final double PERCENT = 100;

    private final History history;
    private final InstantSource clock;
    /** Machines without fonts cannot draw text; that is found out once and said once. */
    private volatile boolean able = true;

    public HistoryIllustrator(History history, InstantSource clock) {
        this.history = history;
        this.clock = clock;
    }

    @Override
    public Optional<byte[]> draw(Message message, Phrases phrases) {
        if (!able || message.service().equals(ServiceName.UNASSIGNED)) {
            return Optional.empty();
        }
        try {
            Picture picture = picture(message, phrases);
            return Double.isNaN(picture.highest()) ? Optional.empty() : Optional.of(ChartImage.png(picture));
        } catch (RuntimeException e) {
            log.debug("A chart could not be drawn.", e);
            return Optional.empty();
        } catch (LinkageError | InternalError e) {
            able = false;
            log.warn("Messages go without charts, because this machine has no fonts to draw with: {}", e.toString());
            return Optional.empty();
        }
    }

    private Picture picture(Message message, Phrases phrases) {
        Instant now = clock.instant();
        Window window = Window.covering(now.minus(SHOWN), now, STEP);
        boolean ofGpus = message.rule().contains("gpu");
        Map<Signal, TimeSeries> series = history.series(
                message.service(),
                ofGpus
                        ? EnumSet.of(Signal.GPU_UTILIZATION)
                        : EnumSet.of(Signal.OFFERED_RPS, Signal.SERVED_RPS, Signal.REJECTED_429_RPS),
                window);
        List<Picture.Line> lines = new ArrayList<>();
        if (ofGpus) {
            add(lines, phrases.of("number.GPU_UTILIZATION"), BLUE, scaled(series.get(Signal.GPU_UTILIZATION), PERCENT));
        } else {
            add(lines, phrases.of("number.OFFERED_RPS"), BLUE, Optional.ofNullable(series.get(Signal.OFFERED_RPS)));
            add(lines, phrases.of("number.SERVED_RPS"), TEAL, Optional.ofNullable(series.get(Signal.SERVED_RPS)));
            add(lines, "429", VIOLET, Optional.ofNullable(series.get(Signal.REJECTED_429_RPS)));
        }
        return new Picture(message.service().value(), ofGpus ? "%" : "req/s", lines, message.since(), phrases.zone());
    }

    private static void add(List<Picture.Line> lines, String name, int colour, Optional<TimeSeries> values) {
        values.filter(series -> series.knownValues().findAny().isPresent())
                .ifPresent(series -> lines.add(new Picture.Line(name, colour, series)));
    }

    private static Optional<TimeSeries> scaled(@Nullable TimeSeries series, double factor) {
        if (series == null) {
            return Optional.empty();
        }
        double[] values = series.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return Optional.of(new TimeSeries(series.window(), values));
    }
}
