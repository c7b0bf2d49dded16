package dev.headroom.dashboard;

import dev.headroom.collector.fleet.Secret;
import java.io.PrintStream;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says on standard output, never in the log, where the dashboard is and how to enter, once it is there. */
@Component
public final class Greeting {

    private final Launch launch;
    private final PrintStream out = System.out;
    private Optional<Secret> password = Optional.empty();
    private Optional<Secret> token = Optional.empty();

    Greeting(Launch launch) {
        this.launch = launch;
    }

    /** What was generated at this start and will not be known at the next. */
    public void tell(Optional<Secret> newPassword, Optional<Secret> newToken) {
        password = newPassword;
        token = newToken;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (!(event.getApplicationContext() instanceof WebServerApplicationContext web) || web.getWebServer() == null) {
            return;
        }
        String host = event.getApplicationContext().getEnvironment().getProperty("server.address", "127.0.0.1");
        String shown = host.equals("0.0.0.0") || host.equals("127.0.0.1") ? "localhost" : host;
        out.println("Headroom is at http://" + shown + ":" + web.getWebServer().getPort() + "  user: admin  password: "
                + password.map(Secret::revealed)
                        .orElse("as before (from HEADROOM_ADMIN_PASSWORD, or shown at the first" + " start; remove "
                                + launch.directory().resolve("credentials") + " for a new one)"));
        token.ifPresent(secret -> out.println("API token: " + secret.revealed()));
        if (password.isPresent() || token.isPresent()) {
            out.println("These are shown once; only hashes are kept.");
        }
        password = Optional.empty();
        token = Optional.empty();
        out.flush();
    }
}
