package dev.headroom.alerts;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names of the labels of an incident, by which routes, silences and inhibitions choose. A rule may add labels of its own;
 * those here always win.
 */
public final class IncidentLabels {
    /** Name of the rule, as Prometheus calls it. */
    public static final String RULE = "alertname";

    public static final String SERVICE = "service";
    public static final String SEVERITY = "severity";
    /** Node, GPU or target; absent when the incident is about the whole service. */
    public static final String SUBJECT = "subject";
    /** Host that the subject runs on, without port; absent when it is not known. */
    public static final String NODE = "node";

    /** Name of the calendar's event that it is about; absent otherwise. */
    public static final String EVENT = "event";

    /** Names of the channels that a rule wants told, with commas between them; absent when the routes decide. */
    public static final String CHANNELS = "channels";

    private IncidentLabels() {}

    /** The labels of an incident whose rule adds {@code own}. */
    public static Map<String, String> of(
            String rule, String service, Severity severity, String subject, Map<String, String> own) {
        Map<String, String> labels = new TreeMap<>(own);
        labels.put(RULE, rule);
        labels.put(SERVICE, service);
        labels.put(SEVERITY, severity.name().toLowerCase(Locale.ROOT));
        if (!subject.isBlank()) {
            labels.put(SUBJECT, subject);
            labels.put(NODE, node(subject));
        }
        return labels;
    }

    /** {@code http://gpu-01:8000/metrics}, {@code gpu-01:8000} and {@code gpu-01 GPU 3} are all on {@code gpu-01}. */
    static String node(String subject) {
        int scheme = subject.indexOf("://");
        String rest = scheme < 0 ? subject : subject.substring(scheme + 3);
        String host = rest.split("[/ ?]", 2)[0];
        int colon = host.lastIndexOf(':');
        boolean withPort = colon > host.lastIndexOf(']') && (host.startsWith("[") || host.indexOf(':') == colon);
        return withPort ? host.substring(0, colon) : host;
    }
}
