package dev.headroom.forecasting.artefact;

import java.nio.file.Path;
import java.util.List;

class HaproxyLimitTest extends ProxyLimitContract {

    @Override
    String program() {
        return "haproxy";
    }

    @Override
    Artefact artefact() {
        return Artefact.HAPROXY;
    }

    @Override
    List<String> arguments(Path folder) {
        return List.of("-f", folder.resolve("site").toString());
    }

    @Override
    String check() {
        return "-c";
    }

    @Override
    String onLoopback(String site, int port) {
        return site.replace("bind :8080", "bind 127.0.0.1:" + port);
    }
}
