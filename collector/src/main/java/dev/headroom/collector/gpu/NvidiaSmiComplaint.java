package dev.headroom.collector.gpu;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Recognises what nvidia-smi prints instead of readings. The texts are NVIDIA's own and have been stable for years. */
final class NvidiaSmiComplaint {

    private NvidiaSmiComplaint() {}

    /** The named failure in the text, if it holds one; the graver one first. */
    static Optional<GpuReadError> in(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("driver/library version mismatch")) {
            return Optional.of(new GpuReadError.LibraryMismatch(restOfLine(text, "NVML library version:")));
        }
        if (lower.contains("communicate with the nvidia driver")
                || lower.contains("driver not loaded")
                || lower.contains("driver is not loaded")) {
            return Optional.of(new GpuReadError.DriverNotCommunicating());
        }
        if (lower.contains("couldn't find libnvidia-ml")
                || lower.contains("libnvidia-ml.so: cannot open")
                || lower.contains("nvml shared library not found")) {
            return Optional.of(new GpuReadError.LibraryNotFound());
        }
        if (lower.contains("unable to determine the device handle")) {
            return Optional.of(deviceHandle(text));
        }
        if (lower.contains("gpu is lost") || lower.contains("has fallen off the bus")) {
            return Optional.of(new GpuReadError.DeviceLost(BusAddress.in(text).orElse("on this machine")));
        }
        if (lower.contains("no devices were found") || lower.contains("no devices found")) {
            return Optional.of(new GpuReadError.NoDevices());
        }
        if (lower.contains("is not a valid field to query")) {
            return Optional.of(new GpuReadError.InvalidField(between(text, "\"", "\"")));
        }
        if (lower.contains("insufficient permissions") || lower.contains("permission denied (os)")) {
            return Optional.of(new GpuReadError.InsufficientPermissions());
        }
        return sensorError(text);
    }

    /** Every line that says of one device that it is gone: nvidia-smi may print them among what the others tell. */
    static List<String> losses(String text) {
        return text.lines()
                .filter(line -> {
                    String lower = line.toLowerCase(Locale.ROOT);
                    return lower.contains("unable to determine the device handle")
                            || lower.contains("has fallen off the bus")
                            || (lower.contains("gpu is lost")
                                    && BusAddress.in(line).isPresent());
                })
                .map(PlainLine::of)
                .toList();
    }

    /** Old and new form: {@code for GPU0000:CB:00.0: Unknown Error}, {@code for GPU1: 0000:34:00.0: Unknown Error}. */
    private static GpuReadError deviceHandle(String text) {
        String rest = restOfLine(text, "device handle for");
        int colon = rest.lastIndexOf(": ");
        String gpu = (colon < 0 ? rest : rest.substring(0, colon)).strip();
        String reason = colon < 0 ? "" : rest.substring(colon + 2).toLowerCase(Locale.ROOT);
        gpu = gpu.startsWith("GPU") ? gpu.substring(3).strip() : gpu;
        return reason.contains("lost") ? new GpuReadError.DeviceLost(gpu) : new GpuReadError.DeviceHandleUnknown(gpu);
    }

    private static Optional<GpuReadError> sensorError(String text) {
        return text.lines()
                .filter(line -> line.contains("ERR!"))
                .findFirst()
                .map(line -> new GpuReadError.SensorError(PlainLine.of(line)));
    }

    private static String restOfLine(String text, String after) {
        int start = text.toLowerCase(Locale.ROOT).indexOf(after.toLowerCase(Locale.ROOT));
        return start < 0
                ? ""
                : PlainLine.of(text.substring(start + after.length())
                        .lines()
                        .findFirst()
                        .orElse(""));
    }

    private static String between(String text, String before, String after) {
        int start = text.indexOf(before) + before.length();
        int end = text.indexOf(after, start);
        return start < before.length() || end < 0 ? "" : PlainLine.of(text.substring(start, end));
    }
}
