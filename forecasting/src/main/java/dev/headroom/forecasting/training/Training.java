package dev.headroom.forecasting.training;

import java.util.List;

/** What people may know of training in the background, and stop. Thread-safe. */
public interface Training {

    /** One status for each kind of model, always in the same order. */
    List<TrainingStatus> models();

    /** Ends the job under way after its round, which takes seconds; says whether there is one. */
    boolean callOff();
}
