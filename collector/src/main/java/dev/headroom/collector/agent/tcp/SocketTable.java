package dev.headroom.collector.agent.tcp;

import java.io.IOException;
import java.util.Set;

/** What the kernel knows of the connections of some ports, as of the last {@link #read}. One thread. */
interface SocketTable {

    void read() throws IOException;

    /** Established connections with the port on this side. */
    int established(int port);

    /** Inodes of the sockets that listen on the port. */
    Set<Long> listeners(int port);
}
