package dev.headroom.collector.storage.jdbc.leadership;

import dev.headroom.collector.storage.Duty;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps an instance that lost its duty without noticing, because it was stopped for a while, from writing. Every term of
 * office has a number in the database; the number of the term in which the work began travels with the work.
 */
public final class Fence {
    private static final ScopedValue<Term> TERM = ScopedValue.newInstance();

    private Fence() {}

    /** One stretch of time in which one instance has a duty. */
    record Term(Duty duty, long number) {}

    static void within(Term term, Runnable work) {
        ScopedValue.where(TERM, term).run(work);
    }

    /**
     * To be called first in a transaction that belongs to a duty; whoever takes the duty over waits until the
     * transaction ends. Throws {@link DutyLost} when the duty has passed on. Does nothing for work that is no duty's.
     */
    public static void check(JdbcClient transaction) {
        if (!TERM.isBound()) {
            return;
        }
        Term term = TERM.get();
        transaction.sql("SET LOCAL idle_in_transaction_session_timeout = '60s'").update();
        boolean current = transaction
                .sql("SELECT term = :term FROM duty WHERE name = :name FOR SHARE")
                .param("term", term.number())
                .param("name", term.duty().name())
                .query(Boolean.class)
                .optional()
                .orElse(false);
        if (!current) {
            throw new DutyLost(term.duty());
        }
    }

    /** Another instance has the duty by now; nothing was written. */
    public static final class DutyLost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DutyLost(Duty duty) {
            super("Another instance does " + duty + " by now.");
        }
    }
}
