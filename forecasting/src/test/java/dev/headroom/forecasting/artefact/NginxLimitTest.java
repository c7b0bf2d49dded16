package dev.headroom.forecasting.artefact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class NginxLimitTest extends ProxyLimitContract {

    @Override
    String program() {
        return "nginx";
    }

    @Override
    Artefact artefact() {
        return Artefact.NGINX;
    }

    @Override
    List<String> arguments(Path folder) throws IOException {
        Path configuration = Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                master_process off;
                pid nginx.pid;
                events {}
                http {
                    access_log off;
                    client_body_temp_path body;
                    proxy_temp_path proxy;
                    fastcgi_temp_path fastcgi;
                    uwsgi_temp_path uwsgi;
                    scgi_temp_path scgi;
                    include site;
                }
                """);
        return List.of("-e", "stderr", "-p", folder.toString(), "-c", configuration.toString());
    }

    @Override
    String check() {
        return "-t";
    }

    @Override
    String onLoopback(String site, int port) {
        return site.replace("listen 8080;", "listen 127.0.0.1:" + port + ";");
    }
}
