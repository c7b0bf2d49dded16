package dev.headroom.forecasting.artefact;

/** Rules for a Prometheus that scrapes Headroom: they compare its live metrics, so they outlive this advice. */
final class PrometheusRules {

    private PrometheusRules() {}

    static String write(AdviceFacts facts) {
        String service = Names.quoted(facts.service().value());
        return Artefact.header(facts, "promtool check rules FILE")
                + """
                groups:
                  - name: headroom-%1$s
                    rules:
                      - alert: HeadroomWantsMoreReplicas
                        expr: |
                          headroom_recommended_replicas{service="%2$s"} > %3$d
                        for: 5m
                        labels: {severity: warning}
                        annotations:
                          summary: "{{ $labels.service }} should have {{ $value }} replicas"
                      - alert: HeadroomLoadNearsLimit
                        expr: |
                          headroom_forecast_rps{service="%2$s"} > %4$s
                        for: 5m
                        labels: {severity: warning}
                        annotations:
                          summary: "{{ $labels.service }} is expected to pass its limit of %4$s requests/s"
                      - alert: HeadroomResourceFull
                        expr: |
                          headroom_saturation_ratio{service="%2$s"} > 0.9
                        for: 5m
                        labels: {severity: warning}
                        annotations:
                          summary: "{{ $labels.resource }} of {{ $labels.service }} is {{ $value | humanizePercentage }} full"
                      - alert: HeadroomGivesNoAdvice
                        expr: |
                          absent(headroom_recommended_replicas{service="%2$s"})
                        for: 30m
                        labels: {severity: info, service: "%2$s"}
                        annotations:
                          summary: "Headroom declines to advise; see its Capacity page"
                """.formatted(
                                Names.kubernetes(facts.service()),
                                service,
                                facts.most(),
                                Rates.number(facts.limits().rps()));
    }
}
