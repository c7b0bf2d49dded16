package dev.headroom.forecasting.artefact;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A frontend of HAProxy (2.4 or later) with the limit in front of the nodes. HAProxy has no token bucket; a stick table
 * counts what was let through within the time in which the limit's rate fills the burst. What was refused is not counted,
 * or clients that keep trying would keep everybody out. Requests of the class batch are refused first, whoever filled it.
 */
final class HaproxyLimit {

    private static final int MILLIS = 1000;

    private HaproxyLimit() {}

    static String write(AdviceFacts facts) {
        String name = Names.identifier(facts.service());
        double rps = facts.limits().rps();
        long most = Math.max(1, Rates.whole(facts.limits().burst()));
        StringBuilder site = new StringBuilder(Artefact.header(
                facts,
                "Goes into haproxy.cfg, or beside it with another -f.",
                "Clients mark requests that may wait with the header X-Priority: batch."));
        site.append("""
                frontend %1$s
                    mode http
                    bind :8080
                    timeout client 600s
                    http-request track-sc0 str(all) table %1$s_limit
                """.formatted(name));
        if (facts.limits().admission().hasEngineLimits()) {
            long mostWithBatch =
                    Math.max(1, Rates.whole(most * facts.limits().admission().batchRps() / rps));
            site.append("    acl batch req.hdr(X-Priority) -i batch\n");
            site.append(refusal(facts, name, "batch ", mostWithBatch));
        }
        site.append(refusal(facts, name, "", most));
        site.append("""
                    http-request sc-inc-gpc0(0)
                    default_backend %1$s_nodes

                backend %1$s_limit
                    stick-table type string len 8 size 16 expire 1h store gpc0,gpc0_rate(%2$dms)

                backend %1$s_nodes
                    mode http
                    balance leastconn
                    timeout connect 5s
                    timeout server 600s
                %3$s
                """.formatted(name, Math.max(1, Math.round(MILLIS * most / rps)), nodes(facts)));
        return site.toString();
    }

    private static String refusal(AdviceFacts facts, String name, String condition, long from) {
        return "    http-request deny deny_status 429 hdr Retry-After %d if %s{ sc0_gpc0_rate(%s_limit) ge %d }\n"
                .formatted(facts.retryAfterSeconds(), condition, name, from);
    }

    private static String nodes(AdviceFacts facts) {
        List<String> nodes = facts.plainNodes();
        return nodes.isEmpty()
                ? "    server node1 127.0.0.1:8000 # your nodes"
                : IntStream.range(0, nodes.size())
                        .mapToObj(i -> "    server node" + (i + 1) + " " + nodes.get(i))
                        .collect(Collectors.joining("\n"));
    }
}
