package dev.headroom.dashboard.demo.page;

import dev.headroom.collector.sample.reading.CumulativeHistogram;
import dev.headroom.forecasting.simulation.engine.LatencyTally;

/** Writes a page in the Prometheus text format 0.0.4, as the Python client formats it. One thread. */
final class MetricsText {

    private final StringBuilder page = new StringBuilder(32_768);

    MetricsText counter(String name, String help) {
        return family(name, "counter", help);
    }

    MetricsText gauge(String name, String help) {
        return family(name, "gauge", help);
    }

    private MetricsText family(String name, String type, String help) {
        page.append("# HELP ").append(name).append(' ').append(help).append('\n');
        page.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        return this;
    }

    /** Labels come ready, such as {@code engine="0",model_name="x"}. */
    MetricsText sample(String name, String labels, double value) {
        page.append(name);
        if (!labels.isEmpty()) {
            page.append('{').append(labels).append('}');
        }
        page.append(' ').append(value).append('\n');
        return this;
    }

    MetricsText single(String name, String type, String help, String labels, double value) {
        return family(name, type, help).sample(name, labels, value);
    }

    MetricsText histogram(String name, String help, String labels, LatencyTally tally) {
        family(name, "histogram", help);
        CumulativeHistogram histogram = tally.cumulative();
        for (int bucket = 0; bucket < histogram.layout().size(); bucket++) {
            double bound = histogram.layout().upperBoundsSeconds().get(bucket);
            String le = Double.isInfinite(bound) ? "+Inf" : Double.toString(bound);
            sample(name + "_bucket", labels + ",le=\"" + le + "\"", histogram.cumulativeCount(bucket));
        }
        sample(name + "_count", labels, histogram.count());
        return sample(name + "_sum", labels, histogram.sumSeconds());
    }

    String text() {
        return page.toString();
    }
}
