package dev.headroom.forecasting.training;

/** Hears how a job goes. Called on the training thread between two rounds. */
@FunctionalInterface
interface Progress {

    /**
     * Whether to go on.
     *
     * @param done rounds done
     * @param rounds how many there will be at most
     */
    boolean goOn(int done, int rounds);
}
