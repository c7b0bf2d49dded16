package dev.headroom.forecasting.receipt;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.forecasting.recommendation.TrackRecord;
import java.time.Instant;
import java.util.List;

/** The receipts of all advice. Thread-safe. */
public interface Receipts {

    /** Those made in {@code [from, to)} that have no grade yet, oldest first. */
    List<Receipt> ungraded(ServiceName service, Instant from, Instant to);

    /** Keeps the grade. A second one for the same receipt replaces it. */
    void grade(Receipt receipt, Grade grade);

    /** The newest graded ones, newest first. */
    List<GradedReceipt> newest(ServiceName service, int most);

    /** All graded ones made since then, in sums. */
    TrackRecord since(ServiceName service, Instant since);

    /** Forgets receipts, graded or not, made before then. */
    void forgetBefore(Instant time);
}
