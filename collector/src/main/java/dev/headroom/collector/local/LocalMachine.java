package dev.headroom.collector.local;

import dev.headroom.collector.discovery.JobDefinition;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.gpu.GpuCommand;
import dev.headroom.collector.gpu.GpuHost;
import dev.headroom.collector.gpu.GpuRead;
import dev.headroom.collector.gpu.GpuReadError;
import dev.headroom.collector.gpu.GpuReader;
import dev.headroom.collector.sample.reading.Observation;
import dev.headroom.collector.sample.reading.ServingReading;
import dev.headroom.collector.scrape.ScrapeOnce;
import dev.headroom.collector.scrape.outcome.ScrapeError;
import dev.headroom.collector.scrape.outcome.ScrapeOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the usual places of this machine, at the start and every minute. What was found once stays a target: when it
 * stops, that is news. Everything belongs to one service, named at the start after the model that is served, else
 * {@code local}. Thread-safe.
 */
public final class LocalMachine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalMachine.class);
    private static final String LOCAL = "local";
    private static final String NVIDIA_SMI = "nvidia-smi";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final int MOST_OUTPUT_BYTES = 16 << 20;

    /** Where to look and what to name things. */
    record Neighbourhood(List<UsualPlace> places, Set<Integer> ownPorts, String nvidiaSmi, String node) {}

    /** A page that was found. */
    private record Page(UsualPlace place, LocalFinding.Found found, Map<String, String> labels) {}

    private final Neighbourhood around;
    private final ScrapeOnce scraping;
    private final LocalFiles files;
    private final Map<Integer, Page> pages = new LinkedHashMap<>();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("headroom-local").unstarted(this::run);
    private volatile List<LocalFinding> findings = List.of();
    private volatile boolean closed;

    /** Reads pages as the collector will; files go into the directory; pages on our own ports are not asked for. */
    public LocalMachine(ScrapeOnce scraping, Path directory, Set<Integer> ownPorts, String node) {
        this(scraping, directory, new Neighbourhood(UsualPlace.ALL, ownPorts, NVIDIA_SMI, node));
    }

    LocalMachine(ScrapeOnce scraping, Path directory, Neighbourhood around) {
        this.scraping = scraping;
        this.files = new LocalFiles(directory);
        this.around = around;
    }

    /** Looks for the first time and gives the text of the configuration that follows from it. */
    public String configuration() throws IOException, InterruptedException {
        look();
        String service = pages.values().stream()
                .map(page -> serviceName(page.found().model()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(LOCAL);
        boolean command = findings.stream()
                .anyMatch(finding ->
                        finding.place().equals(around.nvidiaSmi()) && !(finding instanceof LocalFinding.Absent));
        return files.writeConfiguration(service, around.node(), command);
    }

    /** From now on looks every minute. */
    public void start() {
        thread.start();
    }

    /** What was found, and what was not, at the last look. */
    public List<LocalFinding> findings() {
        return findings;
    }

    /** The file that {@link #configuration} wrote. */
    public Path configurationFile() {
        return files.configuration();
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        thread.interrupt();
    }

    private void run() {
        while (!closed) {
            LockSupport.parkNanos(AGAIN.toNanos());
            try {
                look();
            } catch (IOException e) {
                LOG.warn("The list of local targets cannot be written: {}", e.toString());
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    synchronized void look() throws IOException, InterruptedException {
        List<LocalFinding> seen = new ArrayList<>();
        Set<Integer> before = new HashSet<>(pages.keySet());
        Map<String, ScrapeOutcome> outcomes = read(around.places().stream()
                .filter(place -> !around.ownPorts().contains(place.port()) && !pages.containsKey(place.port()))
                .map(UsualPlace::url)
                .distinct()
                .toList());
        Set<String> told = new HashSet<>();
        for (UsualPlace place : around.places()) {
            finding(place, outcomes)
                    .filter(finding -> finding instanceof LocalFinding.Absent || told.add(finding.place()))
                    .ifPresent(seen::add);
        }
        seen.add(nvidiaSmi());
        findings = List.copyOf(seen);
        pages.values().stream()
                .filter(page -> !before.contains(page.place().port()))
                .forEach(page -> LOG.info(
                        "Found {} at {}", page.found().what(), page.place().url()));
        files.writeTargets(pages.values().stream()
                .map(page -> new LocalFiles.Entry(page.place().address(), page.labels()))
                .toList());
    }

    private Map<String, ScrapeOutcome> read(List<String> urls) throws InterruptedException {
        if (urls.isEmpty()) {
            return Map.of();
        }
        return scraping.scrape(JobDefinition.ofTargets(LOCAL, urls, Map.of())).stream()
                .collect(Collectors.toMap(outcome -> outcome.target().endpoint().shown(), outcome -> outcome));
    }

    /** Empty when the port is spoken for by another page already, or is our own. */
    private Optional<LocalFinding> finding(UsualPlace place, Map<String, ScrapeOutcome> outcomes) {
        Page known = pages.get(place.port());
        if (known != null) {
            return known.place().equals(place) ? Optional.of(known.found()) : Optional.empty();
        }
        return Optional.ofNullable(outcomes.get(place.url())).map(outcome -> switch (outcome) {
            case ScrapeOutcome.Scraped scraped when !scraped.seen().dialect().isEmpty() -> found(place, scraped);
            case ScrapeOutcome.Scraped _ ->
                new LocalFinding.Foreign(place.url(), place.what(), "No dialect recognises the page.");
            case ScrapeOutcome.Failed failed
            when failed.error() instanceof ScrapeError.ConnectionRefused ->
                new LocalFinding.Absent(place.url(), place.what());
            case ScrapeOutcome.Failed failed ->
                new LocalFinding.Foreign(
                        place.url(), place.what(), failed.error().sentence());
        });
    }

    private LocalFinding found(UsualPlace place, ScrapeOutcome.Scraped scraped) {
        Observation seen = scraped.seen().observation();
        String model = seen.serving().stream()
                .map(ServingReading::model)
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse("");
        LocalFinding.Found found =
                new LocalFinding.Found(place.url(), scraped.seen().dialect(), model);
        Map<String, String> labels = new LinkedHashMap<>(Map.of("__metrics_path__", place.path()));
        if (seen.serving().isEmpty() && seen.gateways().isEmpty()) {
            labels.put("node", around.node()); // pages of the machine itself
        }
        pages.put(place.port(), new Page(place, found, labels));
        return found;
    }

    private LocalFinding nvidiaSmi() throws InterruptedException {
        String program = around.nvidiaSmi();
        GpuCommand command = new GpuCommand(List.of(program, "-q", "-x"), PATIENCE, MOST_OUTPUT_BYTES);
        GpuHost host = new GpuHost(ServiceName.UNASSIGNED, around.node());
        return switch (new GpuReader().read(command, host)) {
            case GpuRead.Read read ->
                new LocalFinding.Found(program, read.gpus().size() + " GPUs", "");
            case GpuRead.Failed(GpuReadError.CommandNotFound _, var _) -> new LocalFinding.Absent(program, NVIDIA_SMI);
            case GpuRead.Failed(var error, var _) -> new LocalFinding.Foreign(program, NVIDIA_SMI, error.sentence());
        };
    }

    /** {@code deepseek-ai/DeepSeek-R1} is served as deepseek-r1. */
    static Optional<String> serviceName(String model) {
        String last = model.strip().replaceAll("/+$", "");
        last = last.substring(last.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        String name = last.replaceAll("[^a-z0-9._-]+", "-").replaceAll("^[^a-z0-9]+|[^a-z0-9]+$", "");
        name = name.length() > 60 ? name.substring(0, 60) : name;
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }
}
