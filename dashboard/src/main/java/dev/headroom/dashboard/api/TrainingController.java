package dev.headroom.dashboard.api;

import dev.headroom.forecasting.training.Training;
import dev.headroom.forecasting.training.TrainingStatus;
import dev.headroom.forecasting.training.TrainingStatus.State;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the LSTM is trained in the background. */
@RestController
@RequestMapping(path = "/api/v1/training", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "advice")
final class TrainingController {

    private final Training training;

    TrainingController(Training training) {
        this.training = training;
    }

    /**
     * What training is doing.
     *
     * @param state off, unavailable, waiting or training
     * @param detail why, or what the last attempt came to
     * @param job nightly or warm; null unless training
     * @param provenance trainer, parameters, data and versions of the newest network; empty when there is none
     */
    record TrainingBody(
            String state,
            String detail,
            @Nullable String job,
            @Nullable Integer round,
            @Nullable Integer rounds,
            @Nullable Instant since,
            @Nullable Instant lastTrained,
            String provenance) {}

    @GetMapping
    @Operation(summary = "What training in the background is doing, and how the newest network was made")
    TrainingBody status() {
        TrainingStatus status = training.status();
        return switch (status.state()) {
            case State.Off(var reason) -> idle("off", reason, status);
            case State.Unavailable(var reason) -> idle("unavailable", reason, status);
            case State.Waiting(var outcome) -> idle("waiting", outcome, status);
            case State.Training(var job, var round, var rounds, var since) ->
                new TrainingBody(
                        "training",
                        "",
                        job,
                        round,
                        rounds,
                        since,
                        status.lastTrained().orElse(null),
                        status.provenance());
        };
    }

    @PostMapping("/cancel")
    @Operation(summary = "Ends the training under way after its round; it is tried again half an hour later")
    TrainingBody cancel() {
        if (!training.callOff()) {
            throw Refusal.conflict("Nothing is being trained.");
        }
        return status();
    }

    private static TrainingBody idle(String state, String detail, TrainingStatus status) {
        return new TrainingBody(
                state, detail, null, null, null, null, status.lastTrained().orElse(null), status.provenance());
    }
}
