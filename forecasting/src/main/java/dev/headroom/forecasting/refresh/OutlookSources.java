package dev.headroom.forecasting.refresh;

import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.history.History;
import dev.headroom.forecasting.calendar.EventOutlook;
import dev.headroom.forecasting.load.demand.DemandReader;
import dev.headroom.forecasting.receipt.Receipts;
import dev.headroom.forecasting.replica.ReplicaStarts;
import dev.headroom.forecasting.replica.ReplicaWatch;

/** Everything that an outlook is made from. */
public record OutlookSources(
        History history,
        Fleet fleet,
        DemandReader demand,
        EventOutlook events,
        OutlookStore store,
        Receipts receipts,
        ReplicaWatch watch,
        ReplicaStarts starts) {}
