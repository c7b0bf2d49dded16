package dev.headroom.collector.dialect.plan;

import dev.headroom.collector.exposition.Page;
import dev.headroom.collector.exposition.SeriesIdentity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares a page's totals with those of the page before, series by series. As long as all of them grow, or all begin anew,
 * their sums tell the increase. But of several engines behind one page one may restart, go or come back, and the sum would
 * jump; then this tells what the page before would have shown, had it had the series of this one. One per target; one
 * thread.
 */
public final class Continuity {
    /** So many series that went are remembered; beyond that the first to go are forgotten. */
    private static final int MOST_GONE = 10_000;
    /** What a series counted while it was away for longer would look like a peak when it comes back. */
    private static final int SHORT_ABSENCE_PAGES = 3;

    private final Map<SeriesIdentity, Gone> gone = new LinkedHashMap<>();
    private @Nullable Totals last;
    private long pages;

    private record Gone(double value, long page) {}

    /** Empty when the sums of the totals at these positions can be compared as they are. */
    public Optional<Page> before(Page page, int[] positions) {
        pages++;
        Totals now = new Totals(page, positions);
        Totals then = last;
        last = now;
        if (then == null) {
            return Optional.empty();
        }
        return then.layout() == now.layout() ? sameSeries(then, now) : otherSeries(then, now);
    }

    private Optional<Page> sameSeries(Totals then, Totals now) {
        Changes changes = new Changes();
        for (int i = 0; i < now.count(); i++) {
            changes.compare(then.value(i), now.value(i));
        }
        if (changes.fell) {
            gone.clear(); // what begins anew would come back from zero
        }
        return changes.areEven() ? Optional.empty() : Optional.of(now.shownBefore(then::value));
    }

    private Optional<Page> otherSeries(Totals then, Totals now) {
        Map<SeriesIdentity, Double> before = then.byIdentity();
        Arrivals arrivals = new Arrivals(before.keySet(), now.layout());
        Changes changes = new Changes();
        double[] shown = new double[now.count()];
        for (int i = 0; i < shown.length; i++) {
            SeriesIdentity series = SeriesIdentity.of(now.series(i));
            Double value = before.remove(series);
            if (value != null) {
                shown[i] = value;
                arrivals.goesOn(series);
                changes.compare(value, now.value(i));
            } else if (gone.containsKey(series)) {
                shown[i] = comingBack(series, now.value(i));
                changes.jumps = true;
            } else {
                arrivals.add(i, series);
            }
        }
        if (arrivals.areAll()) {
            gone.clear(); // other labels on everything: only the sums can tell
            return Optional.empty();
        }
        arrivals.forEach((i, series) -> {
            shown[i] = arrivals.before(series, now.value(i));
            changes.jumps |= shown[i] > 0;
        });
        changes.jumps |= !before.isEmpty();
        remember(before, changes.fell);
        return changes.areEven() ? Optional.empty() : Optional.of(now.shownBefore(i -> shown[i]));
    }

    private double comingBack(SeriesIdentity series, double value) {
        Gone away = gone.remove(series);
        return away != null && pages - away.page() <= SHORT_ABSENCE_PAGES ? away.value() : value;
    }

    private void remember(Map<SeriesIdentity, Double> went, boolean restarted) {
        if (restarted) {
            gone.clear();
            return;
        }
        went.forEach((series, value) -> gone.put(series, new Gone(value, pages)));
        var oldest = gone.keySet().iterator();
        for (int surplus = gone.size() - MOST_GONE; surplus > 0; surplus--) {
            oldest.next();
            oldest.remove();
        }
    }

    /** What became of the series. */
    private static final class Changes {
        private boolean fell;
        private boolean kept;
        /** Series went, came back or joined, which the sum would take for an increase. */
        private boolean jumps;

        void compare(double before, double now) {
            fell |= now < before;
            kept |= now >= before && before > 0;
        }

        /** All that were there go on and nothing else joined, or everything began anew. */
        boolean areEven() {
            return fell ? !kept : !jumps;
        }
    }
}
