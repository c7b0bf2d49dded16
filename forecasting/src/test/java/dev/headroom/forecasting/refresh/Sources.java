package dev.headroom.forecasting.refresh;

import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.ExtraHistory;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.HostHistory;
import dev.headroom.forecasting.annotation.Annotation;
import dev.headroom.forecasting.annotation.Annotations;
import dev.headroom.forecasting.calendar.EventCalendar;
import dev.headroom.forecasting.calendar.EventOutlook;
import dev.headroom.forecasting.load.demand.DemandReader;
import dev.headroom.forecasting.receipt.Grade;
import dev.headroom.forecasting.receipt.GradedReceipt;
import dev.headroom.forecasting.receipt.Receipt;
import dev.headroom.forecasting.receipt.Receipts;
import dev.headroom.forecasting.recommendation.TrackRecord;
import dev.headroom.forecasting.replica.ReplicaStarts;
import dev.headroom.forecasting.replica.ReplicaWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Sources of outlooks of which only history, store and calendar hold anything. */
final class Sources {

    private Sources() {}

    static OutlookSources of(History history, OutlookStore store, EventCalendar calendar) {
        return of(new DemandReader(history, HostHistory.NONE, ExtraHistory.NONE), history, store, calendar);
    }

    static OutlookSources of(DemandReader demand, History history, OutlookStore store, EventCalendar calendar) {
        NothingKept none = new NothingKept();
        return new OutlookSources(
                history,
                new Fleet(List.of()),
                demand,
                new EventOutlook(calendar, (service, window) -> demand.of(service, window)
                        .requests()),
                store,
                none,
                new ReplicaWatch(history, new NoAnnotations(), none),
                none);
    }

    private static final class NothingKept implements Receipts, ReplicaStarts {
        @Override
        public List<Receipt> ungraded(ServiceName service, Instant from, Instant to) {
            return List.of();
        }

        @Override
        public void grade(Receipt receipt, Grade grade) {
            // nothing is kept
        }

        @Override
        public List<GradedReceipt> newest(ServiceName service, int most) {
            return List.of();
        }

        @Override
        public TrackRecord since(ServiceName service, Instant since) {
            return TrackRecord.NONE;
        }

        @Override
        public void forgetBefore(Instant time) {
            // nothing is kept
        }

        @Override
        public void add(ServiceName service, String target, Instant ready, Duration took) {
            // nothing is kept
        }

        @Override
        public List<Duration> newestStarts(ServiceName service, int most) {
            return List.of();
        }
    }

    private static final class NoAnnotations implements Annotations {
        @Override
        public Annotation add(Annotation annotation) {
            return annotation;
        }

        @Override
        public List<Annotation> between(ServiceName service, Instant from, Instant to) {
            return List.of();
        }

        @Override
        public List<Annotation> between(Instant from, Instant to) {
            return List.of();
        }

        @Override
        public boolean remove(long id) {
            return false;
        }

        @Override
        public void forgetBefore(Instant time) {
            // nothing is kept
        }
    }
}
