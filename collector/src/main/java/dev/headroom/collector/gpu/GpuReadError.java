package dev.headroom.collector.gpu;

import java.time.Duration;

/** Every way in which reading GPUs fails. One metric label and one plain sentence each. */
public sealed interface GpuReadError {

    /** Value of a metric label; never changes once released. */
    String label();

    /** What happened and, where it is known, what to do; one sentence for the operator. */
    String sentence();

    record DriverNotCommunicating() implements GpuReadError {
        @Override
        public String label() {
            return "gpu_driver_not_communicating";
        }

        @Override
        public String sentence() {
            return "nvidia-smi cannot talk to the NVIDIA driver: check that it is installed and loaded.";
        }
    }

    /** The kernel runs another driver than the library on disk, as after an upgrade without a reboot. */
    record LibraryMismatch(String libraryVersion) implements GpuReadError {
        @Override
        public String label() {
            return "gpu_library_mismatch";
        }

        @Override
        public String sentence() {
            return "The NVML library" + (libraryVersion.isEmpty() ? "" : " " + libraryVersion)
                    + " does not match the loaded driver: reboot or reload the driver.";
        }
    }

    record LibraryNotFound() implements GpuReadError {
        @Override
        public String label() {
            return "gpu_library_not_found";
        }

        @Override
        public String sentence() {
            return "nvidia-smi does not find the NVML library (libnvidia-ml.so): install the driver.";
        }
    }

    record NoDevices() implements GpuReadError {
        @Override
        public String label() {
            return "gpu_no_devices";
        }

        @Override
        public String sentence() {
            return "nvidia-smi found no GPU on this machine.";
        }
    }

    /** The device fell off the bus or hangs; the machine usually needs a reboot. */
    record DeviceHandleUnknown(String gpu) implements GpuReadError {
        @Override
        public String label() {
            return "gpu_handle_unknown_error";
        }

        @Override
        public String sentence() {
            return "GPU " + gpu + " does not answer the driver (Unknown Error).";
        }
    }

    record DeviceLost(String gpu) implements GpuReadError {
        @Override
        public String label() {
            return "gpu_lost";
        }

        @Override
        public String sentence() {
            return "GPU " + gpu + " is lost: reboot the machine to get it back.";
        }
    }

    record InvalidField(String field) implements GpuReadError {
        @Override
        public String label() {
            return "gpu_invalid_field";
        }

        @Override
        public String sentence() {
            return "This nvidia-smi does not know the field " + field + "; configure the command as nvidia-smi -q -x.";
        }
    }

    record InsufficientPermissions() implements GpuReadError {
        @Override
        public String label() {
            return "gpu_insufficient_permissions";
        }

        @Override
        public String sentence() {
            return "This user may not read the GPUs (Insufficient Permissions).";
        }
    }

    /** A sensor of the device fails: the table shows {@code ERR!} in its place. */
    record SensorError(String line) implements GpuReadError {
        @Override
        public String label() {
            return "gpu_sensor_error";
        }

        @Override
        public String sentence() {
            return "A GPU shows ERR! for one of its sensors: " + line;
        }
    }

    record NotXml(String firstLine) implements GpuReadError {
        @Override
        public String label() {
            return "gpu_output_not_xml";
        }

        @Override
        public String sentence() {
            return "The command printed something else than nvidia-smi -q -x does: "
                    + (firstLine.isEmpty() ? "nothing" : firstLine);
        }
    }

    record MalformedXml(int line, String reason) implements GpuReadError {
        @Override
        public String label() {
            return "gpu_malformed_xml";
        }

        @Override
        public String sentence() {
            return "The output of nvidia-smi is cut or broken at line " + line + ": " + reason;
        }
    }

    record CommandNotFound(String command) implements GpuReadError {
        @Override
        public String label() {
            return "gpu_command_not_found";
        }

        @Override
        public String sentence() {
            return "The command " + command + " was not found.";
        }
    }

    record CommandNotRunnable(String command, String reason) implements GpuReadError {
        @Override
        public String label() {
            return "gpu_command_not_runnable";
        }

        @Override
        public String sentence() {
            return "The command " + command + " could not be started: " + reason;
        }
    }

    record CommandFailed(int exitCode, String message) implements GpuReadError {
        @Override
        public String label() {
            return "gpu_command_failed";
        }

        @Override
        public String sentence() {
            return "The command ended with exit code " + exitCode + (message.isEmpty() ? "." : ": " + message);
        }
    }

    record TimedOut(Duration limit) implements GpuReadError {
        @Override
        public String label() {
            return "gpu_timed_out";
        }

        @Override
        public String sentence() {
            return "The command did not end within " + limit.toMillis() + " ms and was stopped.";
        }
    }

    record OutputTooLarge(long limitBytes) implements GpuReadError {
        @Override
        public String label() {
            return "gpu_output_too_large";
        }

        @Override
        public String sentence() {
            return "The command printed more than " + limitBytes + " bytes and was stopped.";
        }
    }
}
