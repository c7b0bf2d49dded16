package dev.headroom.dashboard.capacity;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.Window;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.annotation.Annotation;
import dev.headroom.forecasting.annotation.Annotations;
import dev.headroom.forecasting.calendar.EventOutlook;
import dev.headroom.forecasting.calendar.ExpectedEvent;
import dev.headroom.forecasting.cost.AdviceCost;
import dev.headroom.forecasting.cost.Costs;
import dev.headroom.forecasting.cost.ServingCost;
import dev.headroom.forecasting.load.demand.Demand;
import dev.headroom.forecasting.load.demand.DemandReader;
import dev.headroom.forecasting.receipt.Receipts;
import dev.headroom.forecasting.recommendation.margin.MarginLearner;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What surrounds an outlook: the demand in parts, events, remarks and receipts. Thread-safe. */
@Component
final class PlanningDesk {
    private static final int RECEIPTS_SHOWN = 8;

    private final DemandReader demand;
    private final EventOutlook events;
    private final Annotations annotations;
    private final Receipts receipts;
    private final Costs costs;

    PlanningDesk(DemandReader demand, EventOutlook events, Annotations annotations, Receipts receipts, Costs costs) {
        this.demand = demand;
        this.events = events;
        this.annotations = annotations;
        this.receipts = receipts;
        this.costs = costs;
    }

    Demand demand(ServiceName service, Window window) {
        return demand.of(service, window);
    }

    List<ExpectedEvent> events(ServiceName service, Instant from, Instant to, Instant now) {
        return events.between(service, from, to, now);
    }

    List<Annotation> annotations(ServiceName service, Instant from, Instant to) {
        return annotations.between(service, from, to);
    }

    AdviceCost cost(Outlook outlook) {
        return costs.of(outlook);
    }

    ServingCost costOfLastWeek(ServiceName service, Instant now) {
        return costs.ofLastWeek(service, now);
    }

    ReceiptTable.Book receipts(ServiceName service, Instant now) {
        return new ReceiptTable.Book(
                receipts.since(service, now.minus(MarginLearner.TRAILING)), receipts.newest(service, RECEIPTS_SHOWN));
    }
}
