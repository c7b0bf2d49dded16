package dev.headroom.forecasting.receipt;

/**
 * How a receipt did.
 *
 * @param optimum replicas that the load asked for in hindsight
 */
public record Grade(Verdict verdict, int optimum) {

    /** In words. */
    public enum Verdict {
        /** Fewer than were needed. */
        SHORT,
        RIGHT,
        /** More than one too many, and more than a quarter too many. */
        WASTEFUL
    }

    private static final double WASTE = 1.25;

    static Grade of(int due, int optimum) {
        if (due < optimum) {
            return new Grade(Verdict.SHORT, optimum);
        }
        boolean wasteful = due > optimum + 1 && due > WASTE * optimum;
        return new Grade(wasteful ? Verdict.WASTEFUL : Verdict.RIGHT, optimum);
    }
}
