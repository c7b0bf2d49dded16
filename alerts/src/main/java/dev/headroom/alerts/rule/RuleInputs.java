package dev.headroom.alerts.rule;

import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.history.ExtraHistory;
import dev.headroom.collector.history.GpuHistory;
import dev.headroom.collector.history.History;
import dev.headroom.forecasting.Outlooks;

/** Everything that rules are read from. */
public record RuleInputs(
        History history, GpuHistory gpus, ExtraHistory extras, Outlooks outlooks, Fleet fleet, OwnHealth health) {}
