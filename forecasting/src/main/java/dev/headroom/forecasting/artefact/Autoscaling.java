package dev.headroom.forecasting.artefact;

/**
 * Kubernetes objects that follow the recommendation: they read it again and again, so they need to be applied once only.
 * Growing is at once; shrinking waits, as Headroom itself waits half an hour before it advises fewer.
 */
final class Autoscaling {

    private static final String BEHAVIOR = """
            behavior:
              scaleUp:
                stabilizationWindowSeconds: 0
                selectPolicy: Max
                policies:
                  - {type: Percent, value: 100, periodSeconds: 60}
                  - {type: Pods, value: 4, periodSeconds: 60}
              scaleDown:
                stabilizationWindowSeconds: 300
                policies:
                  - {type: Pods, value: 1, periodSeconds: 120}
            """;

    private Autoscaling() {}

    static String hpa(AdviceFacts facts) {
        String name = Names.kubernetes(facts.service());
        return Artefact.header(
                        facts,
                        "Needs an adapter that serves Prometheus' headroom_recommended_replicas as an external metric.",
                        "An autoscaler ignores differences within 10 % (one in ten replicas) unless its tolerance is lowered.")
                + """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata:
                  name: %1$s
                spec:
                  scaleTargetRef:
                    apiVersion: apps/v1
                    kind: Deployment
                    name: %1$s
                  minReplicas: %2$d
                  maxReplicas: %3$d
                  metrics:
                    - type: External
                      external:
                        metric:
                          name: headroom_recommended_replicas
                          selector:
                            matchLabels:
                              service: "%4$s"
                        target:
                          type: AverageValue
                          averageValue: "1"
                """.formatted(
                                name,
                                facts.policy().min(),
                                facts.policy().max(),
                                Names.quoted(facts.service().value()))
                + BEHAVIOR.indent(2);
    }

    static String kedaByApi(AdviceFacts facts) {
        String name = Names.kubernetes(facts.service());
        String trigger = """
                triggers:
                  - type: metrics-api
                    metricType: AverageValue
                    metadata:
                      url: "%s"
                      valueLocation: replicas
                      targetValue: "1"
                      authMode: bearer
                    authenticationRef:
                      name: %s-headroom
                """.formatted(address(facts), name);
        return Artefact.header(
                        facts,
                        "Any doubt of Headroom's is a 503, and KEDA then keeps the fallback.",
                        "kubectl create secret generic headroom-api --from-literal=token=\"$HEADROOM_API_TOKEN\"")
                + """
                apiVersion: keda.sh/v1alpha1
                kind: TriggerAuthentication
                metadata:
                  name: %s-headroom
                spec:
                  secretTargetRef:
                    - parameter: token
                      name: headroom-api
                      key: token
                ---
                """.formatted(name)
                + scaledObject(facts, trigger);
    }

    static String kedaByPrometheus(AdviceFacts facts) {
        String trigger = """
                triggers:
                  - type: prometheus
                    metricType: AverageValue
                    metadata:
                      serverAddress: http://prometheus:9090
                      query: 'max(headroom_recommended_replicas{service="%s"})'
                      threshold: "1"
                      ignoreNullValues: "false"
                """.formatted(Names.quoted(facts.service().value()).replace("'", "''"));
        return Artefact.header(
                        facts,
                        "Prometheus scrapes Headroom's /actuator/prometheus; no series means doubt, and KEDA keeps the fallback.")
                + scaledObject(facts, trigger);
    }

    private static String scaledObject(AdviceFacts facts, String trigger) {
        return """
                apiVersion: keda.sh/v1alpha1
                kind: ScaledObject
                metadata:
                  name: %1$s
                spec:
                  scaleTargetRef:
                    name: %1$s
                  pollingInterval: 30
                  minReplicaCount: %2$d
                  maxReplicaCount: %3$d
                  fallback:
                    failureThreshold: 3
                    replicas: %4$d
                  advanced:
                    horizontalPodAutoscalerConfig:
                """.formatted(
                                Names.kubernetes(facts.service()),
                                facts.policy().min(),
                                facts.policy().max(),
                                facts.most())
                + BEHAVIOR.indent(6)
                + trigger.indent(2);
    }

    private static String address(AdviceFacts facts) {
        String base = facts.headroom().toString();
        return Names.quoted(base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/api/v1/keda/"
                + Names.path(facts.service());
    }
}
