package dev.headroom.collector.discovery;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes the targets of one job, with Prometheus' meaning of the labels that start with two underscores. Every target goes
 * through the job's relabelling; empty is what that drops. Thread-safe.
 */
final class TargetFactory {

    private static final String HIDDEN = "__";
    private static final String PARAMETER = "__param_";
    private static final String ADDRESS = "__address__";
    private static final String SCHEME = "__scheme__";
    private static final String PATH = "__metrics_path__";
    private static final String JOB = "job";

    private final JobDefinition job;
    private final Pace pace;

    TargetFactory(JobDefinition job, Pace pace) {
        this.job = job;
        this.pace = pace.of(job);
    }

    Optional<Target> ofCommand(SourceDefinition.Command command) throws TargetUrl.Refused {
        Map<String, String> labels = new HashMap<>(job.labels());
        labels.put(ADDRESS, command.arguments().getFirst());
        Optional<Map<String, String>> relabeled = relabeled(labels);
        return relabeled.isEmpty()
                ? Optional.empty()
                : Optional.of(target(new Endpoint.Command(command.arguments()), relabeled.get()));
    }

    /** An address of a list: {@code host:port}, or a whole URL. The list's labels overrule the job's. */
    Optional<Target> ofAddress(String address, Map<String, String> ofList) throws TargetUrl.Refused {
        Map<String, String> labels = new HashMap<>(job.labels());
        labels.putAll(ofList);
        String written = labels.getOrDefault(ADDRESS, address);
        String query = written.contains("://") ? takeApart(written, labels) : null;
        labels.put(ADDRESS, written.contains("://") ? labels.getOrDefault(ADDRESS, "") : written);
        labels.putIfAbsent(SCHEME, "http");
        labels.putIfAbsent(PATH, Endpoint.Page.USUAL_PATH);
        Optional<Map<String, String>> relabeled = relabeled(labels);
        return relabeled.isEmpty()
                ? Optional.empty()
                : Optional.of(target(new Endpoint.Page(url(relabeled.get(), query)), relabeled.get()));
    }

    Optional<Target> ofUrl(String url) throws TargetUrl.Refused {
        TargetUrl.parse(url); // a bare address is fine on lists only
        return ofAddress(url, Map.of());
    }

    /** Puts the parts of a URL into their labels; its query stays as written, since a parameter may come twice. */
    private static String takeApart(String written, Map<String, String> labels) throws TargetUrl.Refused {
        URI url = TargetUrl.parse(written);
        labels.put(SCHEME, url.getScheme());
        labels.put(ADDRESS, url.getRawAuthority());
        boolean bare = url.getRawPath().isEmpty() && url.getRawQuery() == null;
        labels.put(PATH, bare ? labels.getOrDefault(PATH, Endpoint.Page.USUAL_PATH) : url.getRawPath());
        return url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    }

    private static URI url(Map<String, String> labels, @Nullable String written) throws TargetUrl.Refused {
        String path = labels.getOrDefault(PATH, "");
        String slash = path.isEmpty() || path.startsWith("/") ? "" : "/";
        String query = written == null || written.isEmpty() ? query(labels) : written;
        return TargetUrl.parse(
                labels.getOrDefault(SCHEME, "http") + "://" + labels.getOrDefault(ADDRESS, "") + slash + path + query);
    }

    private static String query(Map<String, String> labels) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        new TreeMap<>(labels).forEach((name, value) -> {
            if (name.startsWith(PARAMETER)) {
                query.add(encoded(name.substring(PARAMETER.length())) + "=" + encoded(value));
            }
        });
        return query.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Optional<Map<String, String>> relabeled(Map<String, String> labels) {
        labels.put(JOB, job.name());
        return job.relabeling().apply(labels);
    }

    private Target target(Endpoint endpoint, Map<String, String> labels) throws TargetUrl.Refused {
        Map<String, String> shown = new HashMap<>(labels);
        shown.keySet().removeIf(name -> name.startsWith(HIDDEN) || name.equals(JOB));
        TargetId id = new TargetId(job.name() + " " + endpoint.identity());
        try {
            Target target = new Target(
                    id, job.name(), job.dialect(), endpoint, shown, job.access(), pace.interval(), pace.timeout());
            target.service();
            return target;
        } catch (IllegalArgumentException e) {
            throw new TargetUrl.Refused("cannot be used: " + e.getMessage());
        }
    }
}
