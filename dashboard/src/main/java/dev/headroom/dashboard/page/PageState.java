package dev.headroom.dashboard.page;

import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the address of a page says about how to show it; round-trips through the query string.
 *
 * @param zone the zone asked for; empty for the browser's own
 * @param live whether the page follows the clock; only a relative range can
 */
public record PageState(TimeRange range, Optional<ZoneId> zone, boolean live) {
    private static final TimeRange DEFAULT_RANGE = new TimeRange.Last(Duration.ofHours(6));
    public static final PageState DEFAULT = new PageState(DEFAULT_RANGE, Optional.empty(), true);

    /** A state and the names of the parameters that could not be read and were left at their default. */
    public record Parsed(PageState state, List<String> refused) {
        public Parsed {
            refused = List.copyOf(refused);
        }
    }

    public static Parsed parse(QueryParameters query) {
        List<String> refused = new ArrayList<>();
        Optional<String> from = query.getSingleParameter("from");
        Optional<String> to = query.getSingleParameter("to");
        TimeRange range = DEFAULT_RANGE;
        if (from.isPresent() || to.isPresent()) {
            Optional<TimeRange> asked = TimeRange.parse(from.orElse(""), to.orElse("now"));
            if (asked.isEmpty()) {
                refused.add("from, to");
            }
            range = asked.orElse(DEFAULT_RANGE);
        }
        Optional<ZoneId> zone = query.getSingleParameter("zone").flatMap(name -> zoneNamed(name, refused));
        boolean live = !query.getSingleParameter("live").orElse("on").equals("off");
        return new Parsed(new PageState(range, zone, live), refused);
    }

    /** Only what differs from the default, so that plain addresses stay plain. */
    public QueryParameters toQuery() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!range.equals(DEFAULT_RANGE)) {
            parameters.put("from", range.fromText());
            parameters.put("to", range.toText());
        }
        zone.ifPresent(id -> parameters.put("zone", id.getId()));
        if (!live) {
            parameters.put("live", "off");
        }
        return QueryParameters.simple(parameters);
    }

    public PageState withRange(TimeRange other) {
        return new PageState(other, zone, live);
    }

    public PageState withZone(Optional<ZoneId> other) {
        return new PageState(range, other, live);
    }

    public PageState withLive(boolean other) {
        return new PageState(range, zone, other);
    }

    /** Whether new samples should appear by themselves. */
    public boolean follows() {
        return live && range instanceof TimeRange.Last;
    }

    private static Optional<ZoneId> zoneNamed(String name, List<String> refused) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException unknown) {
            refused.add("zone");
            return Optional.empty();
        }
    }
}
