package dev.headroom.dashboard.bench;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code headroom run} in a process of its own, with the options that this process runs with. */
public final class ProductProcess implements AutoCloseable {
    private static final String TOKEN = "a-token-for-measuring-only";
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int OK = 200;

    private final Process process;
    private final Path log;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    private ProductProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Starts it on this configuration, with all it keeps below the directory. */
    public static ProductProcess start(Path directory, Path configuration) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(program());
        command.addAll(List.of("run", "--config"));
        command.add(configuration.toString());
        Path log = directory.resolve("headroom.log");
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("HEADROOM_DATA_DIR", directory.resolve("data").toString());
        builder.environment().put("HEADROOM_PORT", Integer.toString(port));
        builder.environment().put("HEADROOM_API_TOKEN", TOKEN);
        builder.environment().put("HEADROOM_ADMIN_PASSWORD", TOKEN);
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        return new ProductProcess(builder.start(), log, port);
    }

    /** The jar of this process, or its class path and main class when it was started from classes. */
    private static List<String> program() {
        String classPath = System.getProperty("java.class.path");
        boolean jar = classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator);
        String main = System.getProperty("sun.java.command", "").split(" ", 2)[0];
        return jar ? List.of("-jar", classPath) : List.of("-cp", classPath, main);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() - end > 0) {
                throw new IOException("the product did not start:\n" + Files.readString(log));
            }
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return get("/actuator/health/readiness").statusCode() == OK;
        } catch (IOException _) {
            return false;
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** The database and its workers. */
    List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    /** The page that the product itself shows to Prometheus. */
    String ownMetrics() throws IOException, InterruptedException {
        return get("/actuator/prometheus").body();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        client.close();
    }
}
