package dev.headroom.collector.agent.tcp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the kernel, and reads its tables from the first time on that it does not answer. One thread. */
final class KernelTable implements SocketTable {

    private static final Logger LOG = LoggerFactory.getLogger(KernelTable.class);

    private final List<Integer> ports;
    private final Path proc;
    private SocketTable table;

    KernelTable(List<Integer> ports, Path proc) {
        this.ports = List.copyOf(ports);
        this.proc = proc;
        this.table = new DiagnosisTable(ports);
    }

    @Override
    public void read() throws IOException {
        try {
            table.read();
        } catch (IOException | RuntimeException | LinkageError e) { // the last where there is no such function
            if (table instanceof ProcTable) {
                throw e;
            }
            LOG.info("Connections are counted in {}/net/tcp, since {}", proc, e.getMessage());
            table = new ProcTable(proc, ports);
            table.read();
        }
    }

    @Override
    public int established(int port) {
        return table.established(port);
    }

    @Override
    public Set<Long> listeners(int port) {
        return table.listeners(port);
    }
}
