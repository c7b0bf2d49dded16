package dev.headroom.dashboard.api.planning;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.dashboard.api.Refusal;
import dev.headroom.dashboard.configuration.unit.Span;
import dev.headroom.forecasting.calendar.CalendarEvent;
import dev.headroom.forecasting.calendar.EventPreview;
import dev.headroom.forecasting.calendar.ExpectedEvent;
import dev.headroom.forecasting.calendar.Multiplier;
import dev.headroom.forecasting.calendar.recurrence.RecurrenceText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Events as JSON, in and out. */
final class EventBodies {

    private EventBodies() {}

    /** An event; {@code multiplier} is null when it is learned, {@code service} when it touches all. */
    record EventBody(
            long id,
            String name,
            String occurs,
            String zone,
            long lengthSeconds,
            @Nullable Double multiplier,
            long prewarmSeconds,
            @Nullable String service,
            String origin,
            @Nullable Instant next) {}

    /** An event to be kept: {@code length} and {@code prewarm} are durations such as 24h; all but name and occurs may be left out. */
    record EventInput(
            @Nullable String name,
            @Nullable String occurs,
            @Nullable String zone,
            @Nullable String length,
            @Nullable Double multiplier,
            @Nullable String prewarm,
            @Nullable String service) {}

    /** How strong an event is; {@code known} is given, learned or not_learned, {@code learnedFrom} the starts of earlier ones. */
    record MultiplierBody(String known, double factor, double low, double high, List<Instant> learnedFrom) {}

    /** One occurrence and what it does. */
    record OccurrenceBody(long event, String name, Instant start, Instant end, MultiplierBody multiplier) {}

    /** What an event would do to one service; rates are null where they are not known. */
    record PreviewBody(
            String service,
            MultiplierBody multiplier,
            List<Instant> next,
            double usualPeakRps,
            double expectedPeakRps,
            double expectedPeakHighRps) {}

    static EventBody body(CalendarEvent event, Instant now) {
        return new EventBody(
                event.id(),
                event.name(),
                event.occurs().toString(),
                event.zone().getId(),
                event.length().toSeconds(),
                event.multiplier().isPresent() ? event.multiplier().getAsDouble() : null,
                event.prewarm().toSeconds(),
                event.service().map(ServiceName::value).orElse(null),
                event.origin().name().toLowerCase(Locale.ROOT),
                EventPreview.next(event, now, 1).stream().findFirst().orElse(null));
    }

    static CalendarEvent event(long id, EventInput input, ZoneId usualZone) {
        try {
            return new CalendarEvent(
                    id,
                    required("name", input.name()),
                    Optional.ofNullable(input.service())
                            .filter(service -> !service.isBlank())
                            .map(ServiceName::new),
                    RecurrenceText.parse(required("occurs", input.occurs())),
                    input.zone() == null ? usualZone : ZoneId.of(input.zone()),
                    duration("length", input.length(), CalendarEvent.USUAL_LENGTH),
                    input.multiplier() == null ? OptionalDouble.empty() : OptionalDouble.of(input.multiplier()),
                    duration("prewarm", input.prewarm(), CalendarEvent.USUAL_PREWARM),
                    CalendarEvent.Origin.USER);
        } catch (DateTimeException noZone) {
            throw Refusal.badRequest("zone must be a time zone like Asia/Shanghai");
        } catch (IllegalArgumentException refused) {
            throw Refusal.badRequest(String.valueOf(refused.getMessage()));
        }
    }

    static OccurrenceBody body(ExpectedEvent event) {
        return new OccurrenceBody(event.event(), event.name(), event.start(), event.end(), body(event.multiplier()));
    }

    static PreviewBody body(ServiceName service, EventPreview preview) {
        return new PreviewBody(
                service.value(),
                body(preview.multiplier()),
                preview.next(),
                preview.usualPeakRps(),
                preview.expectedPeakRps(),
                preview.expectedPeakRps()
                        / preview.multiplier().expected()
                        * preview.multiplier().high());
    }

    private static MultiplierBody body(Multiplier multiplier) {
        String known =
                switch (multiplier) {
                    case Multiplier.Given _ -> "given";
                    case Multiplier.Learned _ -> "learned";
                    case Multiplier.NotLearned _ -> "not_learned";
                };
        List<Instant> from = multiplier instanceof Multiplier.Learned learned ? learned.from() : List.of();
        return new MultiplierBody(known, multiplier.expected(), multiplier.low(), multiplier.high(), from);
    }

    private static String required(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw Refusal.badRequest(name + " is required");
        }
        return value;
    }

    private static Duration duration(String name, @Nullable String text, Duration usual) {
        if (text == null || text.isBlank()) {
            return usual;
        }
        try {
            return Span.parse(text);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException unreadable) {
            throw Refusal.badRequest(name + " must be a duration like 24h, 90m or PT24H");
        }
    }
}
