package dev.headroom.dashboard.demo.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * An executable that answers like {@code nvidia-smi -q -x}. It prints a file that is replaced in one go, so that a reader
 * always gets a whole document.
 */
public final class NvidiaSmiCommand {

    private final Path output;
    private final Path script;

    public NvidiaSmiCommand(Path directory) throws IOException {
        this.output = directory.resolve("nvidia-smi.xml");
        this.script = directory.resolve("nvidia-smi");
        Files.writeString(script, """
                #!/bin/sh
                # Stands in for nvidia-smi in the demo: prints the state of the simulated GPUs of one node.
                case "$*" in
                    "-q -x" | "-x -q") exec cat "$(dirname "$0")/nvidia-smi.xml" ;;
                    *) echo "this nvidia-smi only knows -q -x" >&2; exit 2 ;;
                esac
                """);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    public Path script() {
        return script;
    }

    public void refresh(String document) throws IOException {
        Path next = output.resolveSibling("nvidia-smi.xml.next");
        Files.writeString(next, document);
        Files.move(next, output, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
