package dev.headroom.dashboard.capacity;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import dev.headroom.dashboard.page.Loaded;
import dev.headroom.dashboard.page.Moment;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.Outlooks;
import dev.headroom.forecasting.annotation.Annotation;
import dev.headroom.forecasting.calendar.ExpectedEvent;
import dev.headroom.forecasting.cost.AdviceCost;
import dev.headroom.forecasting.cost.ServingCost;
import dev.headroom.forecasting.ensemble.Forecast;
import dev.headroom.forecasting.ensemble.ForecastPoint;
import dev.headroom.forecasting.ensemble.ForecastResult;
import dev.headroom.forecasting.load.demand.Demand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks for what is expected of a service. Thread-safe. */
@Component
final class OutlookPresenter {
    private static final Duration BACK = Duration.ofHours(24);
    private static final Duration AHEAD = Duration.ofHours(24);
    private static final Duration STEP = Duration.ofMinutes(10);
    private static final Duration LAST_HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** Outlooks are made every few minutes; one this old means that making them has stopped. */
    private static final Duration OLD = Duration.ofHours(2);

    private final History history;
    private final Outlooks outlooks;
    private final PlanningDesk desk;

    /** History, forecast after it, and the advice that follows. */
    record Expected(
            TimeSeries load,
            Forecast forecast,
            Outlook outlook,
            Instant to,
            List<ExpectedEvent> events,
            List<Annotation> annotations) {}

    /** An outlook, and what it means in money. */
    record Priced(Outlook outlook, AdviceCost advice, ServingCost lastWeek) {}

    OutlookPresenter(History history, Outlooks outlooks, PlanningDesk desk) {
        this.history = history;
        this.outlooks = outlooks;
        this.desk = desk;
    }

    List<ServiceName> services() {
        return history.services();
    }

    Loaded<Outlook> outlook(ServiceName service, Moment moment) {
        return outlooks.latest(service)
                .map(outlook -> aged(outlook, outlook, moment))
                .orElseGet(() -> Loaded.empty("capacity.none-yet"));
    }

    Loaded<Priced> priced(ServiceName service, Moment moment) {
        return outlooks.latest(service)
                .map(outlook -> aged(
                        new Priced(outlook, desk.cost(outlook), desk.costOfLastWeek(service, moment.now())),
                        outlook,
                        moment))
                .orElseGet(() -> Loaded.empty("capacity.none-yet"));
    }

    /** A day back and a day ahead; the forecast begins where the known load ends. */
    Loaded<Expected> expected(ServiceName service, Moment moment) {
        Optional<Outlook> latest = outlooks.latest(service);
        if (latest.isEmpty()) {
            return Loaded.empty("capacity.none-yet");
        }
        return switch (latest.get().forecast()) {
            case ForecastResult.NotMade(ForecastResult.Reason reason, String _) ->
                Loaded.empty("forecast.no." + reason.name());
            case ForecastResult.Made(Forecast forecast) -> {
                Window window = moment.back(BACK, STEP);
                TimeSeries load = desk.demand(service, window).requests();
                Instant to = moment.now().plus(AHEAD);
                yield tail(forecast, endOf(load), to)
                        .map(rest -> aged(
                                new Expected(
                                        load,
                                        rest,
                                        latest.get(),
                                        to,
                                        desk.events(service, window.from(), to, moment.now()),
                                        desk.annotations(service, window.from(), to)),
                                latest.get(),
                                moment))
                        .orElseGet(() -> Loaded.empty("capacity.expired"));
            }
        };
    }

    /** Of the last hour. */
    Loaded<Demand> demand(ServiceName service, Moment moment) {
        Demand demand = desk.demand(service, moment.back(LAST_HOUR, MINUTE));
        return demand.requests().knownValues().findAny().isPresent() ? Loaded.of(demand) : Loaded.empty("demand.none");
    }

    Loaded<ReceiptTable.Book> receipts(ServiceName service, Moment moment) {
        ReceiptTable.Book book = desk.receipts(service, moment.now());
        return book.record().graded() == 0 ? Loaded.none("receipts.none") : Loaded.of(book);
    }

    private static <T> Loaded<T> aged(T value, Outlook outlook, Moment moment) {
        return outlook.madeAt().plus(OLD).isBefore(moment.now())
                ? new Loaded.Stale<>(value, outlook.madeAt())
                : Loaded.of(value);
    }

    private static Instant endOf(TimeSeries load) {
        for (int point = load.size() - 1; point >= 0; point--) {
            if (load.known(point)) {
                return load.timeOf(point);
            }
        }
        return load.window().from();
    }

    /** The part of the forecast after the known load; empty when time has passed it. */
    private static Optional<Forecast> tail(Forecast forecast, Instant after, Instant to) {
        List<ForecastPoint> points = forecast.points().stream()
                .filter(point -> point.time().isAfter(after) && !point.time().isAfter(to))
                .toList();
        return points.isEmpty()
                ? Optional.empty()
                : Optional.of(new Forecast(
                        points.getFirst().time(),
                        forecast.step(),
                        points,
                        forecast.members(),
                        forecast.historyFrom(),
                        forecast.gapShare(),
                        forecast.coverage95()));
    }
}
