package dev.headroom.dashboard;

import dev.headroom.collector.storage.DatabaseSettings;
import dev.headroom.collector.storage.embedded.EmbeddedPostgres;
import dev.headroom.collector.storage.embedded.EmbeddedSettings;
import dev.headroom.dashboard.configuration.Settings;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One start of the server.
 *
 * @param profile Spring profile, {@code run} or {@code demo}
 * @param directory where this instance keeps its database and credentials
 * @param settings what the modules are told
 */
public record Launch(String profile, Path directory, Settings settings) {

    private static final String HOME = "headroom.home";

    /** The product on its configured targets. */
    public static ConfigurableApplicationContext run(Settings settings, Map<String, String> environment) {
        return new Launch("run", dataDirectory(environment), settings).start(environment);
    }

    /** Where instances keep what must survive: HEADROOM_DATA_DIR, else {@code data} beside the launcher. */
    public static Path dataDirectory(Map<String, String> environment) {
        String chosen = environment.get("HEADROOM_DATA_DIR");
        Path directory = chosen == null || chosen.isBlank()
                ? Path.of(System.getProperty(HOME, System.getProperty("user.dir")), "data")
                : Path.of(chosen);
        return directory.toAbsolutePath().normalize();
    }

    /** The configured one, else one of our own in the directory. */
    DatabaseSettings database() {
        return settings.database().orElseGet(() -> new DatabaseSettings.Embedded(directory.resolve("database")));
    }

    public ConfigurableApplicationContext start(Map<String, String> environment) {
        return start(environment, context -> {});
    }

    /** Starts with one more initializer, which may add beans of its own. */
    public ConfigurableApplicationContext start(
            Map<String, String> environment, ApplicationContextInitializer<ConfigurableApplicationContext> more) {
        if (database() instanceof DatabaseSettings.Embedded(Path own)) {
            EmbeddedPostgres.unpackAhead(EmbeddedSettings.in(own));
        }
        SpringApplication application = new SpringApplication(HeadroomApplication.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setAdditionalProfiles(profile);
        application.setDefaultProperties(Map.of(
                "server.port", environment.getOrDefault("HEADROOM_PORT", "8080"),
                "server.address", environment.getOrDefault("HEADROOM_ADDRESS", "127.0.0.1")));
        application.addInitializers(context -> {
            context.getBeanFactory().registerSingleton("launch", this);
            context.getBeanFactory().registerSingleton("settings", settings);
        });
        application.addInitializers(more);
        return application.run();
    }
}
