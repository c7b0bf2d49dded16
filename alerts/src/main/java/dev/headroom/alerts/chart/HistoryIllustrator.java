package dev.headroom.alerts.chart;

import static java.util.Objects.requireNonNull;

import dev.headroom.alerts.notification.Illustrator;
import dev.headroom.alerts.notification.Message;
import dev.headroom.alerts.notification.Phrases;
import dev.headroom.alerts.settings.Language;
import dev.headroom.alerts.settings.Voice;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws the last hour of what the rule looks at. Thread-safe. */
public final class HistoryIllustrator implements Illustrator {

    private static final Logger log = LoggerFactory.getLogger(HistoryIllustrator.class);
    private static final Duration SHOWN = Duration.ofHours(1);
    private static final Duration STEP = Duration.ofMinutes(1);

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
            Picture picture = picture(message, legible(phrases));
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

    /** Names that the fonts of this machine cannot show are English instead: a legend without words tells nothing. */
    private static Phrases legible(Phrases phrases) {
        return ChartImage.canShow(phrases.of("chart.limit"))
                ? phrases
                : Phrases.in(new Voice(Language.EN, phrases.zone()));
    }

    private Picture picture(Message message, Phrases phrases) {
        Instant now = clock.instant();
        Window window = Window.covering(now.minus(SHOWN), now, STEP);
        Sketch sketch = Sketch.of(message.rule(), message.facts());
        Map<Signal, TimeSeries> series = history.series(
                message.service(),
                sketch.parts().stream().map(Sketch.Part::signal).collect(Collectors.toSet()),
                window);
        List<Picture.Line> lines = sketch.parts().stream()
                .filter(part -> hasValues(series.get(part.signal())))
                .map(part -> new Picture.Line(
                        phrases.of("number." + part.measure().name()),
                        part.colour(),
                        scaled(requireNonNull(series.get(part.signal())), sketch.factor())))
                .toList();
        Optional<Picture.Limit> limit =
                sketch.limit().map(value -> new Picture.Limit(phrases.of("chart.limit"), value));
        return new Picture(message.service().value(), sketch.unit(), lines, limit, message.since(), phrases.zone());
    }

    private static boolean hasValues(@Nullable TimeSeries values) {
        return values != null && values.knownValues().findAny().isPresent();
    }

    private static TimeSeries scaled(TimeSeries series, double factor) {
        double[] values = series.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return new TimeSeries(series.window(), values);
    }
}
