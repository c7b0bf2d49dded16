package dev.headroom.forecasting.artefact;

import java.util.stream.Collectors;

/**
 * A site of nginx with the limit in front of the nodes. {@code limit_req} is a leaky bucket: a burst of n at once lets
 * {@code 1 + burst} through and refuses the rest. Requests of the class batch go through a smaller one first.
 */
final class NginxLimit {

    private NginxLimit() {}

    static String write(AdviceFacts facts) {
        String name = Names.identifier(facts.service());
        boolean classes = facts.limits().admission().hasEngineLimits();
        StringBuilder site = new StringBuilder(Artefact.header(
                facts,
                "Goes into http {}, for example as /etc/nginx/conf.d/" + name + ".conf.",
                "Clients mark requests that may wait with the header X-Priority: batch."));
        site.append("""
                limit_req_zone $server_name zone=%1$s:1m rate=%2$s;
                """.formatted(name, Rates.nginx(facts.limits().rps())));
        if (classes) {
            site.append(
                    """
                    map $http_x_priority $%1$s_batch { default ""; batch $server_name; }
                    limit_req_zone $%1$s_batch zone=%1$s_batch:1m rate=%2$s;
                    """.formatted(name, Rates.nginx(facts.limits().admission().batchRps())));
        }
        site.append("""
                map $status $%1$s_retry_after { default ""; 429 %2$d; }

                upstream %1$s_nodes {
                    least_conn;
                %3$s
                }

                server {
                    listen 8080;
                    server_name %1$s;

                    location / {
                """.formatted(name, facts.retryAfterSeconds(), nodes(facts)));
        if (classes) {
            site.append("        limit_req zone=%s_batch burst=%d nodelay;\n"
                    .formatted(name, Rates.whole(facts.limits().burst() / 2)));
        }
        site.append("""
                        limit_req zone=%1$s burst=%2$d nodelay;
                        limit_req_status 429;
                        add_header Retry-After $%1$s_retry_after always;
                        proxy_buffering off;
                        proxy_read_timeout 600s;
                        proxy_pass http://%1$s_nodes;
                    }
                }
                """.formatted(name, Rates.whole(facts.limits().burst())));
        return site.toString();
    }

    private static String nodes(AdviceFacts facts) {
        String servers = facts.plainNodes().stream()
                .map(node -> "    server " + node + ";")
                .collect(Collectors.joining("\n"));
        return servers.isEmpty() ? "    server 127.0.0.1:8000; # your nodes" : servers;
    }
}
