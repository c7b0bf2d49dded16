package dev.headroom.collector.gpu;

import dev.headroom.collector.fleet.PlainDuration;
import java.time.Duration;

/** Every way in which reading GPUs fails: one variant, one metric label and one plain sentence each. */
public sealed interface GpuReadError {

    record DriverNotCommunicating() implements GpuReadError {}

    /** The kernel runs another driver than the library on disk, as after an upgrade without a reboot. */
    record LibraryMismatch(String libraryVersion) implements GpuReadError {}

    record LibraryNotFound() implements GpuReadError {}

    record NoDevices() implements GpuReadError {}

    /** The device fell off the bus or hangs; the machine usually needs a reboot. */
    record DeviceHandleUnknown(String gpu) implements GpuReadError {}

    record DeviceLost(String gpu) implements GpuReadError {}

    record InvalidField(String field) implements GpuReadError {}

    record InsufficientPermissions() implements GpuReadError {}

    /** A sensor of the device fails: the table shows {@code ERR!} in its place. */
    record SensorError(String line) implements GpuReadError {}

    record NotXml(String firstLine) implements GpuReadError {}

    record MalformedXml(int line, String reason) implements GpuReadError {}

    record MalformedCsv(int line, String reason) implements GpuReadError {}

    record CommandNotFound(String command) implements GpuReadError {}

    record CommandNotRunnable(String command, String reason) implements GpuReadError {}

    record CommandFailed(int exitCode, String message) implements GpuReadError {}

    record TimedOut(Duration limit) implements GpuReadError {}

    record OutputTooLarge(long limitBytes) implements GpuReadError {}

    /** Value of a metric label; never changes once released. */
    default String label() {
        return switch (this) {
            case DriverNotCommunicating _ -> "gpu_driver_not_communicating";
            case LibraryMismatch _ -> "gpu_library_mismatch";
            case LibraryNotFound _ -> "gpu_library_not_found";
            case NoDevices _ -> "gpu_no_devices";
            case DeviceHandleUnknown _ -> "gpu_handle_unknown_error";
            case DeviceLost _ -> "gpu_lost";
            case InvalidField _ -> "gpu_invalid_field";
            case InsufficientPermissions _ -> "gpu_insufficient_permissions";
            case SensorError _ -> "gpu_sensor_error";
            case NotXml _ -> "gpu_output_not_xml";
            case MalformedXml _ -> "gpu_malformed_xml";
            case MalformedCsv _ -> "gpu_malformed_csv";
            case CommandNotFound _ -> "gpu_command_not_found";
            case CommandNotRunnable _ -> "gpu_command_not_runnable";
            case CommandFailed _ -> "gpu_command_failed";
            case TimedOut _ -> "gpu_timed_out";
            case OutputTooLarge _ -> "gpu_output_too_large";
        };
    }

    /** What happened and, where it is known, what to do; one sentence for the operator. */
    default String sentence() {
        return switch (this) {
            case DriverNotCommunicating() ->
                "nvidia-smi cannot talk to the NVIDIA driver: check that it is installed and loaded.";
            case LibraryMismatch(var version) ->
                "The NVML library" + (version.isEmpty() ? "" : " " + version)
                        + " does not match the loaded driver: reboot or reload the driver.";
            case LibraryNotFound() ->
                "nvidia-smi does not find the NVML library (libnvidia-ml.so): install the driver.";
            case NoDevices() -> "nvidia-smi found no GPU on this machine.";
            case DeviceHandleUnknown(var gpu) -> "GPU " + gpu + " does not answer the driver (Unknown Error).";
            case DeviceLost(var gpu) -> "GPU " + gpu + " is lost: reboot the machine to get it back.";
            case InvalidField(var field) ->
                "This nvidia-smi does not know the field " + field + ": leave it out, or use nvidia-smi -q -x.";
            case InsufficientPermissions() -> "This user may not read the GPUs (Insufficient Permissions).";
            case SensorError(var line) -> "A GPU shows ERR! for one of its sensors: " + line;
            case NotXml(var line) ->
                "The command printed something else than nvidia-smi -q -x or --query-gpu does: "
                        + (line.isEmpty() ? "nothing" : line);
            case MalformedXml(var line, var reason) ->
                "The output of nvidia-smi is cut or broken at line " + line + ": " + reason;
            case MalformedCsv(var line, var reason) ->
                "The table of nvidia-smi is cut or broken at line " + line + ": " + reason;
            case CommandNotFound(var command) -> "The command " + command + " was not found.";
            case CommandNotRunnable(var command, var reason) ->
                "The command " + command + " could not be started: " + reason;
            case CommandFailed(var code, var message) ->
                "The command ended with exit code " + code + (message.isEmpty() ? "." : ": " + message);
            case TimedOut(var limit) ->
                "The command did not end within " + PlainDuration.of(limit) + " and was stopped.";
            case OutputTooLarge(var limit) -> "The command printed more than " + limit + " bytes and was stopped.";
        };
    }
}
