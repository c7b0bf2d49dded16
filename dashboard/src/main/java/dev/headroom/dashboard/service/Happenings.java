package dev.headroom.dashboard.service;

import dev.headroom.alerts.diagnosis.Episode;
import dev.headroom.dashboard.chart.ChartSpec;
import java.util.List;

/**
 * What happened to a service within a range, beside what its charts measure.
 *
 * @param marks deployments, changes of replicas and the beginnings of events
 */
record Happenings(List<Episode> episodes, List<ChartSpec.Mark> marks) {
    Happenings {
        episodes = List.copyOf(episodes);
        marks = List.copyOf(marks);
    }
}
