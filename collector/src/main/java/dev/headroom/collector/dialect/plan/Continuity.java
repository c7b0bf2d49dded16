package dev.headroom.collector.dialect.plan;

import dev.headroom.collector.exposition.Page;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        Set<String> familiesBefore = names(before.keySet());
        Changes changes = new Changes();
        Set<SeriesIdentity> present = new HashSet<>();
        Set<String> continued = new HashSet<>();
        double[] shown = new double[now.count()];
        boolean[] fresh = new boolean[shown.length];
        for (int i = 0; i < shown.length; i++) {
            SeriesIdentity series = SeriesIdentity.of(now.series(i));
            present.add(series);
            Double value = before.get(series);
            if (value != null) {
                shown[i] = value;
                continued.add(series.name());
                changes.compare(value, now.value(i));
            } else {
                fresh[i] = !gone.containsKey(series);
                shown[i] = fresh[i] ? 0 : comingBack(series, now.value(i));
                changes.cameBack |= !fresh[i];
            }
        }
        if (continued.isEmpty()) {
            gone.clear(); // other labels on everything: only the sums can tell
            return Optional.empty();
        }
        before.keySet().removeAll(present);
        changes.went = !before.isEmpty();
        remember(before, changes.fell);
        for (int i = 0; i < shown.length; i++) {
            String name = now.series(i).name();
            if (fresh[i] && familiesBefore.contains(name) && !continued.contains(name)) {
                shown[i] = Double.NaN; // this family alone has other labels now
            }
        }
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

    private static Set<String> names(Set<SeriesIdentity> series) {
        Set<String> names = new HashSet<>();
        series.forEach(one -> names.add(one.name()));
        return names;
    }

    /** What became of the series. */
    private static final class Changes {
        private boolean fell;
        private boolean kept;
        private boolean went;
        private boolean cameBack;

        void compare(double before, double now) {
            fell |= now < before;
            kept |= now >= before && before > 0;
        }

        /** All that were there go on and nothing came back, or everything began anew. */
        boolean areEven() {
            return fell ? !kept : !went && !cameBack;
        }
    }
}
