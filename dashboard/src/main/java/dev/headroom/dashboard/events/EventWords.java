package dev.headroom.dashboard.events;

import dev.headroom.dashboard.page.Panel;
import dev.headroom.forecasting.calendar.EventPreview;
import dev.headroom.forecasting.calendar.Multiplier;

/** Says in the reader's language what an event does. */
record EventWords(Panel.Shown shown) {

    /** × 3.2, and how that is known. */
    String multiplier(Multiplier multiplier) {
        return switch (multiplier) {
            case Multiplier.Given(double factor) -> times(factor);
            case Multiplier.Learned(double factor, double low, double high, var from) ->
                times(factor) + " (" + number(low) + " – " + number(high) + ")";
            case Multiplier.NotLearned _ -> text("events.not-learned");
        };
    }

    String evidence(Multiplier multiplier) {
        return switch (multiplier) {
            case Multiplier.Given _ -> text("events.given");
            case Multiplier.Learned learned ->
                text(
                        "events.learned",
                        learned.from().size(),
                        shown.format().time(learned.from().getFirst(), shown.now()));
            case Multiplier.NotLearned none ->
                text("events.not-learned." + none.reason().name());
        };
    }

    /** The next time, or that there is none. */
    String next(EventPreview preview) {
        return preview.next().isEmpty()
                ? text("events.past")
                : shown.format().time(preview.next().getFirst(), shown.now());
    }

    /** One sentence for the form: when, how strong, and what that comes to. */
    String preview(EventPreview preview) {
        if (preview.next().isEmpty()) {
            return text("events.past");
        }
        return text(
                Double.isNaN(preview.usualPeakRps()) ? "events.preview.unknown" : "events.preview",
                next(preview),
                multiplier(preview.multiplier()),
                number(preview.usualPeakRps()),
                number(preview.expectedPeakRps()));
    }

    private String times(double factor) {
        return "× " + number(factor);
    }

    private String number(double value) {
        return shown.format().number(value);
    }

    private String text(String key, Object... arguments) {
        return shown.format().words().of(key, arguments);
    }
}
