package dev.headroom.dashboard.cli.collect;

import dev.headroom.collector.agent.Agent;
import dev.headroom.collector.agent.AgentFile;
import dev.headroom.collector.agent.AgentSettings;
import dev.headroom.collector.agent.AgentSettings.Listen;
import dev.headroom.collector.agent.log.LogPattern;
import dev.headroom.dashboard.cli.frame.CommandFailed;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs on a GPU node and shows what only that machine knows. */
@Command(
        name = "agent",
        description = "On a GPU node: GPUs, TCP connections and log events as one metrics page.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ./headroom agent --bind 0.0.0.0 --ports 8000,30000 --logs '/var/log/vllm/*.log'",
            "Example: ./headroom agent --config /etc/headroom/agent.yaml"
        })
public final class AgentCommand implements Callable<Integer> {

    @Option(names = "--config", paramLabel = "FILE", description = "a YAML file with these options as keys")
    private @Nullable Path file;

    @Option(names = "--port", description = "port of the page (default: " + AgentSettings.PORT + ")")
    private @Nullable Integer port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "127.0.0.1 (default) or 0.0.0.0 to be read from other machines")
    private @Nullable String bind;

    @Option(names = "--nvidia-smi", paramLabel = "PATH", description = "the program (default: nvidia-smi)")
    private @Nullable String nvidiaSmi;

    @Option(names = "--interval", paramLabel = "SPAN", description = "between two readings of the GPUs (default: 15s)")
    private @Nullable String interval;

    @Option(names = "--ports", split = ",", description = "ports whose connections are counted by themselves")
    private @Nullable List<Integer> ports;

    @Option(names = "--logs", paramLabel = "GLOB", description = "log files to follow; may be given again")
    private @Nullable List<String> logs;

    @Option(
            names = "--pattern",
            paramLabel = "NAME=REGEX",
            description = "counts matching lines under this name; may be given again")
    private @Nullable Map<String, String> patterns;

    @Option(
            names = "--bearer-token-file",
            paramLabel = "FILE",
            description = "readers must show the content of this file")
    private @Nullable Path bearerToken;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        AgentSettings settings = settings();
        try {
            Agent agent = Agent.start(settings);
            Runtime.getRuntime().addShutdownHook(new Thread(agent::close, "headroom-shutdown"));
            spec.commandLine()
                    .getOut()
                    .println("Headroom agent is at http://" + settings.listen().address() + ":" + agent.port()
                            + "/metrics");
            spec.commandLine().getOut().flush();
            agent.awaitEnd();
            return CommandLine.ExitCode.OK;
        } catch (IOException failure) {
            throw new CommandFailed(String.valueOf(failure.getMessage()), failure);
        }
    }

    private AgentSettings settings() {
        try {
            AgentSettings base = file == null ? AgentSettings.DEFAULTS : AgentFile.read(file);
            return new AgentSettings(
                    new Listen(
                            bind == null ? base.listen().address() : bind,
                            port == null ? base.listen().port() : port),
                    nvidiaSmi == null ? base.nvidiaSmi() : nvidiaSmi,
                    interval == null ? base.interval() : AgentFile.span(interval),
                    ports == null ? base.ports() : ports,
                    logs == null ? base.logs() : logs,
                    patterns == null ? base.patterns() : patterns(patterns),
                    bearerToken == null ? base.bearerToken() : Optional.of(bearerToken));
        } catch (IllegalArgumentException refused) {
            throw new ParameterException(spec.commandLine(), String.valueOf(refused.getMessage()), refused);
        } catch (NoSuchFileException missing) {
            throw new CommandFailed("there is no file " + missing.getFile(), missing);
        } catch (IOException unreadable) {
            throw new CommandFailed("cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private static List<LogPattern> patterns(Map<String, String> named) {
        return named.entrySet().stream()
                .map(pattern -> LogPattern.of(pattern.getKey(), pattern.getValue()))
                .toList();
    }
}
