package dev.headroom.dashboard.cli.server;

import dev.headroom.collector.discovery.Pace;
import dev.headroom.collector.local.LocalFinding;
import dev.headroom.collector.local.LocalMachine;
import dev.headroom.collector.scrape.ScrapeOnce;
import dev.headroom.collector.scrape.ScrapeSettings;
import dev.headroom.collector.scrape.http.HttpPageFetcher;
import dev.headroom.dashboard.Launch;
import dev.headroom.dashboard.cli.frame.CommandFailed;
import dev.headroom.dashboard.cli.frame.GivenSettings;
import dev.headroom.dashboard.configuration.ConfigurationFile;
import dev.headroom.dashboard.configuration.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A start without configuration: looks at this machine, says what is there, and watches it. */
final class LocalStart {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Map<String, String> environment;
    private final PrintWriter out;

    LocalStart(Map<String, String> environment, PrintWriter out) {
        this.environment = environment;
        this.out = out;
    }

    void start() {
        Path directory = Launch.dataDirectory(environment);
        ScrapeSettings settings = ScrapeSettings.of(List.of()).withPace(new Pace(Pace.DEFAULT.interval(), PATIENCE));
        HttpPageFetcher fetcher = new HttpPageFetcher(settings);
        ScrapeOnce scraping = new ScrapeOnce(settings, fetcher, InstantSource.system());
        LocalMachine machine = new LocalMachine(scraping, directory, ownPorts(), hostName());
        Settings found = look(machine);
        Launch launch = new Launch("run", directory, found);
        launch.start(environment, context -> context.getBeanFactory().registerSingleton("localMachine", machine));
        machine.start();
    }

    private Settings look(LocalMachine machine) {
        String yaml;
        try {
            out.println("No --config: looking at the usual ports of this machine and for nvidia-smi ...");
            out.flush();
            yaml = machine.configuration();
        } catch (IOException failure) {
            throw new CommandFailed("cannot write to the data directory: " + failure.getMessage(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted", interrupted);
        }
        tell(machine);
        return GivenSettings.of(
                new ConfigurationFile(environment).parse(yaml), "the configuration found for this machine is broken");
    }

    private void tell(LocalMachine machine) {
        List<LocalFinding> findings = machine.findings();
        for (LocalFinding finding : findings) {
            switch (finding) {
                case LocalFinding.Found(var place, var what, var model) ->
                    out.println("  found " + what + (model.isEmpty() ? "" : " with " + model) + " at " + place);
                case LocalFinding.Foreign(var place, var _, var reason) ->
                    out.println("  not watched: " + place + ": " + reason);
                case LocalFinding.Absent _ -> {}
            }
        }
        String absent = findings.stream()
                .filter(LocalFinding.Absent.class::isInstance)
                .map(finding -> (LocalFinding.Absent) finding)
                .map(finding -> finding.place().equals(finding.what())
                        ? finding.what()
                        : finding.what() + " ("
                                + finding.place()
                                        .replaceAll("^http://127.0.0.1:([0-9]+)/metrics$|^http://127.0.0.1:", "$1")
                                + ")")
                .distinct()
                .collect(Collectors.joining(", "));
        out.println("  not here: " + absent);
        out.println("It is looked again every minute. What was found stands in " + machine.configurationFile()
                + ", for you to copy, change and give with --config.");
        out.flush();
    }

    /** Our own page must not watch itself. */
    private Set<Integer> ownPorts() {
        try {
            return Set.of(Integer.parseInt(
                    environment.getOrDefault("HEADROOM_PORT", "8080").strip()));
        } catch (NumberFormatException _) {
            return Set.of(); // the start refuses it
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "localhost";
        }
    }
}
