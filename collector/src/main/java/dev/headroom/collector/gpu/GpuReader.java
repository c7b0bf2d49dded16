package dev.headroom.collector.gpu;

import dev.headroom.collector.sample.GpuReading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** Reads the GPUs of one machine by running a command. One at a time; one thread. */
public final class GpuReader {

    private static final String ROOT_START = "<nvidia_smi_log";
    private static final String ROOT_END = "</nvidia_smi_log>";

    private final CommandRunner runner = new CommandRunner();
    private final NvidiaSmiXml xml = new NvidiaSmiXml();

    /** Runs the command and waits for its end, at most until its deadline. */
    public GpuRead read(GpuCommand command, GpuHost host) throws InterruptedException {
        return switch (runner.run(command)) {
            case CommandResult.Exited exited -> read(exited, command, host);
            case CommandResult.NotStarted(var reason) -> failed(notStarted(command.program(), reason));
            case CommandResult.TimedOut(var limit) -> failed(new GpuReadError.TimedOut(limit));
            case CommandResult.OutputTooLarge(var limitBytes) -> failed(new GpuReadError.OutputTooLarge(limitBytes));
        };
    }

    /** Reads a document that was printed or stored elsewhere. */
    public GpuRead read(String document, GpuHost host) {
        return readDocument(document, host, new ArrayList<>());
    }

    /**
     * A complete document counts even when the command complains beside it (nvidia-smi ends with 14 when an infoROM is
     * corrupt, after printing everything); the complaint becomes a warning. Without one the complaint is the error.
     */
    private GpuRead read(CommandResult.Exited exited, GpuCommand command, GpuHost host) {
        if (isComplete(exited.output())) {
            List<String> warnings = new ArrayList<>();
            if (exited.code() != 0) {
                warnings.add("The command ended with exit code " + exited.code() + ".");
            }
            exited.errors().strip().lines().limit(3).map(PlainLine::of).forEach(warnings::add);
            return readDocument(exited.output(), host, warnings);
        }
        Optional<GpuReadError> named = NvidiaSmiComplaint.in(exited.output() + "\n" + exited.errors());
        if (named.isPresent()) {
            return failed(named.get());
        }
        if (exited.code() == 127) {
            return failed(new GpuReadError.CommandNotFound(missingCommand(exited.errors(), command)));
        }
        if (exited.code() != 0) {
            String message = exited.errors().isBlank() ? exited.output() : exited.errors();
            return failed(new GpuReadError.CommandFailed(exited.code(), PlainLine.lastOf(message)));
        }
        return readDocument(exited.output(), host, new ArrayList<>());
    }

    private GpuRead readDocument(String output, GpuHost host, List<String> warnings) {
        int start = documentStart(output);
        if (start < 0) {
            return failed(
                    NvidiaSmiComplaint.in(output).orElseGet(() -> new GpuReadError.NotXml(PlainLine.firstOf(output))));
        }
        int end = output.indexOf(ROOT_END);
        int stop = end < 0 ? output.length() : end + ROOT_END.length();
        (output.substring(0, start) + "\n" + output.substring(stop))
                .lines()
                .filter(line -> !line.isBlank())
                .limit(3)
                .map(PlainLine::of)
                .forEach(warnings::add);
        try {
            List<XmlElement> devices = xml.devices(output.substring(start, stop));
            List<GpuReading> gpus = new GpuDevices(host, warnings).read(devices);
            if (devices.isEmpty()) {
                return failed(new GpuReadError.NoDevices());
            }
            return new GpuRead.Read(gpus, output.getBytes(StandardCharsets.UTF_8).length, warnings);
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            return failed(new GpuReadError.MalformedXml(line, reason(e)));
        }
    }

    private static boolean isComplete(String output) {
        return documentStart(output) >= 0 && output.contains(ROOT_END);
    }

    /** Greetings of a login shell may stand before the document. */
    private static int documentStart(String output) {
        int declaration = output.indexOf("<?xml");
        return declaration >= 0 ? declaration : output.indexOf(ROOT_START);
    }

    /** The JDK's message starts with the position, which stands beside it already. */
    private static String reason(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        int own = message.indexOf("Message: ");
        return PlainLine.of(own < 0 ? message : message.substring(own + "Message: ".length()));
    }

    private static String missingCommand(String errors, GpuCommand command) {
        String said = PlainLine.lastOf(errors);
        return said.isEmpty() ? command.program() : command.program() + " (" + said + ")";
    }

    /** The JDK tells the reason only in its message, as {@code error=2, No such file} or {@code error: 2 (No such file}. */
    private static GpuReadError notStarted(String program, String reason) {
        return reason.contains("error=2,") || reason.contains("error: 2 ")
                ? new GpuReadError.CommandNotFound(program)
                : new GpuReadError.CommandNotRunnable(program, PlainLine.lastOf(reason));
    }

    private static GpuRead failed(GpuReadError error) {
        return new GpuRead.Failed(error);
    }
}
