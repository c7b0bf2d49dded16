package dev.headroom.forecasting.load.csv;

import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Seasons;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

/**
 * One series of a file.
 *
 * @param form how the file writes its times
 * @param notes what was made of its rows that their author may not expect, in sentences for people
 */
public record NamedSeries(String id, TimeForm form, DemandSeries series, List<String> notes) {

    public NamedSeries {
        notes = List.copyOf(notes);
    }

    NamedSeries with(Seasons seasons) {
        return new NamedSeries(id, form, series.withSeasons(seasons), notes);
    }

    /** A time as the file would write it; steps of a month begin on its first day. */
    public String write(Instant time) {
        if (!series.step().equals(Spacing.MONTH)) {
            return form.format(time);
        }
        Instant middle = time.plus(Spacing.MONTH.dividedBy(2));
        return form.format(YearMonth.from(middle.atOffset(ZoneOffset.UTC))
                .atDay(1)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC));
    }
}
