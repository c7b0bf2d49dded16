package dev.headroom.collector.discovery;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Makes the targets of one job, with Prometheus' meaning of the labels that start with two underscores. */
final class TargetFactory {

    private static final String HIDDEN = "__";
    private static final String PARAMETER = "__param_";

    private final JobDefinition job;
    private final Pace pace;

    TargetFactory(JobDefinition job, Pace pace) {
        this.job = job;
        this.pace = pace.of(job);
    }

    Target ofUrl(String url) throws TargetUrl.Refused {
        return target(new Endpoint.Page(withPath(TargetUrl.parse(url))), job.labels());
    }

    Target ofCommand() throws TargetUrl.Refused {
        return target(new Endpoint.Command(job.command()), job.labels());
    }

    /** An address of a file: {@code host:port}, or a whole URL. The file's labels overrule the job's. */
    Target ofAddress(String address, Map<String, String> ofFile) throws TargetUrl.Refused {
        Map<String, String> labels = new HashMap<>(job.labels());
        labels.putAll(ofFile);
        String place = labels.getOrDefault("__address__", address);
        if (place.contains("://")) {
            return target(new Endpoint.Page(withPath(TargetUrl.parse(place))), labels);
        }
        String path = labels.getOrDefault("__metrics_path__", Endpoint.Page.USUAL_PATH);
        String url = labels.getOrDefault("__scheme__", "http") + "://" + place + (path.startsWith("/") ? "" : "/")
                + path + query(labels);
        return target(new Endpoint.Page(TargetUrl.parse(url)), labels);
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

    private static URI withPath(URI url) {
        return url.getRawPath().isEmpty() && url.getRawQuery() == null
                ? URI.create(url + Endpoint.Page.USUAL_PATH)
                : url;
    }

    private Target target(Endpoint endpoint, Map<String, String> labels) throws TargetUrl.Refused {
        Map<String, String> shown = new HashMap<>(labels);
        shown.keySet().removeIf(name -> name.startsWith(HIDDEN));
        TargetId id = new TargetId(job.name() + " " + endpoint.identity());
        try {
            Target target = new Target(id, job.name(), job.dialect(), endpoint, shown, pace.interval(), pace.timeout());
            target.service();
            return target;
        } catch (IllegalArgumentException e) {
            throw new TargetUrl.Refused("cannot be used: " + e.getMessage());
        }
    }
}
