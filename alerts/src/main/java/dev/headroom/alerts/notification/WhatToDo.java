package dev.headroom.alerts.notification;

import dev.headroom.alerts.IncidentFacts;
import dev.headroom.alerts.diagnosis.Cause;
import java.util.Map;

/** What an on-call engineer can do about an incident, in one sentence. */
final class WhatToDo {

    private WhatToDo() {}

    static String about(Message message) {
        return IncidentFacts.causeIn(message.facts())
                .map(WhatToDo::about)
                .orElseGet(() -> about(message.rule(), message.facts()));
    }

    private static String about(Cause cause) {
        return switch (cause) {
            case RATE_LIMITER -> "The GPUs have room: raise rps_limit to the recommended value.";
            case CONNECTION_POOL ->
                "Raise the connection limit of the gateway, or close idle connections sooner; the GPUs are not the reason.";
            case KV_CACHE -> "Add replicas, or cap the length or number of concurrent requests: the KV cache is full.";
            case PREFILL -> "Add replicas, or limit prompt tokens per second: prefill is what takes the time.";
            case GPU_QUEUE -> "Add replicas as recommended; until they serve, lower the limit to keep latency.";
            case IMBALANCE -> "Check the load balancer: one node is full while others have room.";
            case THROTTLING -> "Check power and cooling of the GPUs.";
            case RETRY_STORM ->
                "Ask clients to back off (Retry-After with jitter) before raising limits; refused requests are being repeated.";
        };
    }

    private static String about(String rule, Map<String, Double> facts) {
        return switch (rule) {
            case "forecast-above-capacity" ->
                facts.containsKey(IncidentFacts.RECOMMENDED_REPLICAS)
                        ? "Scale to "
                                + facts.get(IncidentFacts.RECOMMENDED_REPLICAS).longValue()
                                + " replicas before the limit is reached."
                        : "Scale before the limit is reached.";
            case "gpu-lost" ->
                "Take the node out of service and look for \"NVRM: Xid\" in its kernel log; a lost GPU needs a reset or a"
                        + " reboot.";
            case "target-down" -> "Check that the target runs and that Headroom can reach it.";
            case "error-rate" -> "Look at the nodes that fail and at their logs.";
            default -> "Open the dashboard and follow the evidence.";
        };
    }
}
