package dev.headroom.forecasting.artefact;

import dev.headroom.forecasting.recommendation.limit.Admission;
import java.util.Optional;

/** The limits as plain YAML for a token bucket of one's own, and as arguments of vLLM. */
final class PlainLimits {

    private PlainLimits() {}

    static String limits(AdviceFacts facts) {
        StringBuilder yaml = new StringBuilder(Artefact.header(facts));
        yaml.append("""
                rps_limit: %s
                burst_limit: %d
                window_ms: %d
                retry_after_seconds: %d
                """.formatted(
                        Rates.number(facts.limits().rps()),
                        Rates.whole(facts.limits().burst()),
                        facts.limits().window().toMillis(),
                        facts.retryAfterSeconds()));
        Admission admission = facts.limits().admission();
        if (admission.hasEngineLimits()) {
            yaml.append("""
                    priority_classes: # the first gives way last
                      - {name: interactive, rps_limit: %s}
                      - {name: batch, rps_limit: %s}
                    engine: # each replica
                      max_running_requests: %d
                      max_queued_requests: %d
                      max_queued_tokens: %d
                    """.formatted(
                            Rates.number(facts.limits().rps()),
                            Rates.number(admission.batchRps()),
                            admission.running(),
                            admission.queued(),
                            admission.queuedTokens()));
        }
        return yaml.toString();
    }

    /** Empty while nothing is known of the engine itself. */
    static Optional<String> vllm(AdviceFacts facts) {
        Admission admission = facts.limits().admission();
        return admission.hasEngineLimits()
                ? Optional.of("--max-num-seqs %d --max-num-queued-reqs %d --max-num-queued-tokens %d\n"
                        .formatted(admission.running(), admission.queued(), admission.queuedTokens()))
                : Optional.empty();
    }
}
