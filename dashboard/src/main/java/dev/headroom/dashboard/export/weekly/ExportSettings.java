package dev.headroom.dashboard.export.weekly;

import dev.headroom.alerts.settings.ChannelSettings;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.dashboard.export.ForecastFormat;
import dev.headroom.forecasting.refresh.LongForecasts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is exported every week, when, and where to. */
public record ExportSettings(WeeklyTime when, Selection selection, Shelf shelf, Optional<Mail> mail) {

    /**
     * What the files hold.
     *
     * @param services empty for all there are
     * @param horizon how far a forecast goes, at most 30 days
     */
    public record Selection(List<ServiceName> services, Set<ForecastFormat> formats, Duration horizon) {
        public Selection {
            services = List.copyOf(services);
            formats = Set.copyOf(formats);
            require(!formats.isEmpty(), "formats must hold at least one of csv, json, xlsx");
            require(
                    horizon.isPositive() && horizon.compareTo(LongForecasts.FURTHEST) <= 0,
                    "horizon must be > 0 and at most 30d, was " + horizon);
        }
    }

    /**
     * Where files stay.
     *
     * @param directory empty for {@code exports} in the data directory
     * @param keep files whose date is longer ago are deleted
     */
    public record Shelf(Optional<Path> directory, Duration keep) {
        public Shelf {
            require(keep.compareTo(Duration.ofDays(1)) >= 0, "keep must be >= 1d, was " + keep);
        }
    }

    /** The channel's server sends them, to these addresses instead of the channel's own. */
    public record Mail(ChannelSettings.Email channel, List<String> to) {
        public Mail {
            to = List.copyOf(to);
            require(
                    !to.isEmpty() && to.stream().allMatch(address -> address.contains("@")),
                    "mail.to must hold addresses, was " + to);
        }
    }

    private static void require(boolean kept, String rule) {
        if (!kept) {
            throw new IllegalArgumentException(rule);
        }
    }
}
