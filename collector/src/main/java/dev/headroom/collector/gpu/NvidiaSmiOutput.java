package dev.headroom.collector.gpu;

import dev.headroom.collector.sample.gpu.GpuReading;
import dev.headroom.collector.sample.reading.GpuLoss;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** Tells what nvidia-smi printed: a document, a table, or a complaint. One thread. */
final class NvidiaSmiOutput {

    static final String ROOT_START = "<nvidia_smi_log";
    static final String ROOT_END = "</nvidia_smi_log>";

    private static final int REMARKS = 3;

    private final NvidiaSmiXml xml = new NvidiaSmiXml();
    private final KnownDevices known;

    NvidiaSmiOutput(KnownDevices known) {
        this.known = known;
    }

    /**
     * What a command printed.
     *
     * @param fields those that a table without a header has
     * @param warnings so far; grows while the output is read
     */
    record Printed(String output, List<String> fields, GpuHost host, List<String> warnings) {

        void remark(String text) {
            text.lines()
                    .filter(line -> !line.isBlank())
                    .limit(REMARKS)
                    .map(PlainLine::of)
                    .filter(line -> !line.isBlank()) // a byte order mark is no remark
                    .forEach(warnings::add);
        }
    }

    GpuRead read(Printed printed) {
        String output = printed.output();
        int start = documentStart(output);
        if (start >= 0) {
            return document(printed, start);
        }
        Optional<NvidiaSmiCsv> table = NvidiaSmiCsv.of(output, printed.fields());
        if (table.isPresent()) {
            return table(table.get().lines(output), printed);
        }
        return failed(
                NvidiaSmiComplaint.in(output).orElseGet(() -> new GpuReadError.NotXml(PlainLine.firstOf(output))),
                output,
                printed.host());
    }

    /** A failure, and the devices that the output calls lost. */
    GpuRead failed(GpuReadError error, String output, GpuHost host) {
        List<GpuLoss> lost =
                switch (error) {
                    case GpuReadError.NoDevices none -> known.lossOfAll(none.sentence());
                    case GpuReadError.DeviceLost(var gpu)
                    when NvidiaSmiComplaint.losses(output).isEmpty() ->
                        List.of(known.loss(host.node(), gpu, error.sentence()));
                    default -> losses(output, host);
                };
        return new GpuRead.Failed(error, lost);
    }

    private List<GpuLoss> losses(String output, GpuHost host) {
        return NvidiaSmiComplaint.losses(output).stream()
                .map(line -> known.loss(host.node(), line, line))
                .toList();
    }

    private GpuRead document(Printed printed, int start) {
        String output = printed.output();
        int end = output.indexOf(ROOT_END, start);
        int stop = end < 0 ? output.length() : end + ROOT_END.length();
        String beside = output.substring(0, start) + "\n" + output.substring(stop);
        printed.remark(beside);
        try {
            List<DeviceText> devices = xml.devices(output.substring(start, stop));
            return devices.isEmpty()
                    ? failed(new GpuReadError.NoDevices(), beside, printed.host())
                    : seen(devices, beside, printed);
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            return new GpuRead.Failed(new GpuReadError.MalformedXml(line, reason(e)));
        }
    }

    private GpuRead table(List<NvidiaSmiCsv.Line> lines, Printed printed) {
        List<DeviceText> devices = new ArrayList<>();
        StringBuilder remarks = new StringBuilder();
        for (NvidiaSmiCsv.Line line : lines) {
            switch (line) {
                case NvidiaSmiCsv.Line.Device(var text) -> devices.add(text);
                case NvidiaSmiCsv.Line.Remark(var text) -> remarks.append(text).append('\n');
                case NvidiaSmiCsv.Line.Cut(var number, var reason) -> {
                    return new GpuRead.Failed(new GpuReadError.MalformedCsv(number, reason));
                }
                case NvidiaSmiCsv.Line.Header() -> {}
            }
        }
        if (devices.isEmpty()) {
            String output = printed.output();
            GpuReadError error = NvidiaSmiComplaint.in(output).orElseGet(GpuReadError.NoDevices::new);
            return failed(error, output, printed.host());
        }
        printed.remark(remarks.toString());
        return seen(devices, remarks.toString(), printed);
    }

    private GpuRead seen(List<DeviceText> devices, String beside, Printed printed) {
        GpuDevices meaning = new GpuDevices(printed.host(), known, printed.warnings());
        List<GpuReading> gpus = meaning.read(devices);
        List<GpuLoss> lost = new ArrayList<>(meaning.lost());
        lost.addAll(losses(beside, printed.host()));
        return new GpuRead.Read(gpus, bytes(printed.output()), printed.warnings(), lost);
    }

    private static long bytes(String output) {
        return output.getBytes(StandardCharsets.UTF_8).length;
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
}
