package dev.headroom.dashboard.api.planning;

import dev.headroom.dashboard.api.Refusal;
import dev.headroom.forecasting.training.Training;
import dev.headroom.forecasting.training.TrainingStatus;
import dev.headroom.forecasting.training.TrainingStatus.State;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the costly models are trained in the background. */
@RestController
@RequestMapping(path = "/api/v1/training", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "advice")
final class TrainingController {

    private final Training training;

    TrainingController(Training training) {
        this.training = training;
    }

    /** Each kind of model that is trained in the background. */
    record TrainingBody(List<ModelBody> models) {}

    /**
     * What training is doing for one model.
     *
     * @param model name of the member of the ensemble
     * @param state off, unavailable, waiting or training
     * @param detail why, or what the last attempt came to
     * @param provenance trainer, parameters, data and versions of the newest one; empty when there is none
     */
    record ModelBody(
            String model,
            String state,
            String detail,
            @Nullable JobBody job,
            @Nullable Instant lastTrained,
            String provenance) {

        static ModelBody of(TrainingStatus status) {
            return switch (status.state()) {
                case State.Off(var reason) -> idle("off", reason, status);
                case State.Unavailable(var reason) -> idle("unavailable", reason, status);
                case State.Resting(var until) -> idle("waiting", "not before " + until, status);
                case State.Waiting(var outcome) -> idle("waiting", outcome, status);
                case State.Training(var job, var round, var rounds, var since) ->
                    new ModelBody(
                            status.model(),
                            "training",
                            "",
                            new JobBody(job, round, rounds, since),
                            status.lastTrained().orElse(null),
                            status.provenance());
            };
        }

        private static ModelBody idle(String state, String detail, TrainingStatus status) {
            return new ModelBody(
                    status.model(), state, detail, null, status.lastTrained().orElse(null), status.provenance());
        }
    }

    /**
     * The job under way.
     *
     * @param kind nightly, warm or regular
     * @param round rounds done
     * @param rounds how many there will be at most
     */
    record JobBody(String kind, int round, int rounds, Instant since) {}

    @GetMapping
    @Operation(summary = "What training in the background is doing, and how the newest models were made")
    TrainingBody status() {
        return new TrainingBody(training.models().stream().map(ModelBody::of).toList());
    }

    @PostMapping("/cancel")
    @Operation(summary = "Ends the training under way after its round; it is tried again half an hour later")
    TrainingBody cancel() {
        if (!training.callOff()) {
            throw Refusal.conflict("Nothing is being trained.");
        }
        return status();
    }
}
