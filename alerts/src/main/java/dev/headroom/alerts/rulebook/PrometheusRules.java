package dev.headroom.alerts.rulebook;

import dev.headroom.alerts.Severity;
import dev.headroom.alerts.rule.Rule;
import dev.headroom.alerts.rule.Rules;
import dev.headroom.alerts.rule.Watch;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rules as a rules file of Prometheus 2.42 or later. Headroom shows on /actuator/prometheus what each rule compares,
 * as {@code headroom_rule_value{rule, service, subject}}: so every rule, a forecast or a burn rate as well, is one line
 * here, and Prometheus keeps its state and sends its alerts.
 */
public final class PrometheusRules {

    /** The metric, as Prometheus sees it. */
    public static final String METRIC = "headroom_rule_value";

    private static final String HEAD = """
            # Needs Prometheus 2.42 or later, and a scrape of Headroom's /actuator/prometheus.
            groups:
              - name: headroom
                rules:
            """;

    private static final String INDENT = "        ";

    private final Optional<URI> publicUrl;

    /** Runbooks are linked where the address of the dashboard is known. */
    public PrometheusRules(Optional<URI> publicUrl) {
        this.publicUrl = publicUrl;
    }

    public String of(Rules rules) {
        StringBuilder yaml = new StringBuilder(HEAD);
        for (Rule rule : rules.all()) {
            alert(rule, rule.threshold(), rule.severity(), "", yaml);
            rule.criticalAbove().ifPresent(critical -> alert(rule, critical, Severity.CRITICAL, "Critical", yaml));
        }
        return yaml.toString();
    }

    private void alert(Rule rule, double threshold, Severity severity, String suffix, StringBuilder yaml) {
        boolean below = rule.watch().filter(Watch::below).isPresent();
        yaml.append("      - alert: ").append(name(rule)).append(suffix).append('\n');
        line("expr", METRIC + "{rule=\"" + rule.name() + "\"} " + (below ? "< " : "> ") + number(threshold), yaml);
        line("for", duration(rule.holdFor()), yaml);
        line("keep_firing_for", duration(rule.keepFiringFor()), yaml);
        yaml.append(INDENT).append("labels:\n");
        Map<String, String> labels = new TreeMap<>(rule.options().labels());
        labels.put("severity", severity.name().toLowerCase(Locale.ROOT));
        labels.forEach((label, value) -> line("  " + label, quoted(value), yaml));
        yaml.append(INDENT).append("annotations:\n");
        line("  summary", quoted(summary(rule)), yaml);
        publicUrl
                .filter(_ -> Rules.BUILT_IN.named(rule.name()).isPresent())
                .ifPresent(url -> line(
                        "  runbook_url", quoted(Runbook.of(rule.name(), url).toString()), yaml));
    }

    private static void line(String key, String value, StringBuilder yaml) {
        yaml.append(INDENT).append(key).append(": ").append(value).append('\n');
    }

    private static String summary(Rule rule) {
        return rule.name() + " of {{ $labels.service }} {{ $labels.subject }} is {{ $value }}";
    }

    /** HeadroomKvCache for kv-cache. */
    private static String name(Rule rule) {
        StringBuilder name = new StringBuilder("Headroom");
        boolean first = true;
        for (char c : rule.name().toCharArray()) {
            boolean word = Character.isLetterOrDigit(c);
            if (word) {
                name.append(first ? Character.toUpperCase(c) : c);
            }
            first = !word;
        }
        return name.toString();
    }

    /** As PromQL writes it: never with a comma, whole numbers without a point. */
    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String duration(Duration duration) {
        return duration.toSeconds() + "s";
    }

    /** A double-quoted scalar of YAML. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (c < ' ' || c == 0x7F) {
                quoted.append(String.format(Locale.ROOT, "\\x%02x", c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }
}
