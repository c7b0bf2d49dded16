package dev.headroom.forecasting.training;

/** What people may know of training in the background, and stop. Thread-safe. */
public interface Training {

    TrainingStatus status();

    /** Ends the job under way after its round, which takes seconds; says whether there is one. */
    boolean callOff();
}
