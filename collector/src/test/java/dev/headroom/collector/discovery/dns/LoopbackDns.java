package dev.headroom.collector.discovery.dns;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A name server on loopback that knows a few records, by {@code TYPE name}; a name it does not know does not exist. */
final class LoopbackDns implements AutoCloseable {

    private static final int ANSWER_OKAY = 0x8580;
    private static final int NO_SUCH_NAME = 0x8583;
    private static final int SERVER_FAILURE = 0x8582;

    private final DatagramSocket socket;
    private final Map<String, List<byte[]>> records = new ConcurrentHashMap<>();
    private volatile boolean failing;

    LoopbackDns() throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    void addresses(String key, String... addresses) throws UnknownHostException {
        List<byte[]> contents = new ArrayList<>();
        for (String address : addresses) {
            contents.add(InetAddress.getByName(address).getAddress());
        }
        records.put(key, contents);
    }

    void services(String key, int port, String... hosts) throws IOException {
        List<byte[]> contents = new ArrayList<>();
        for (String host : hosts) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeShort(0);
            out.writeShort(5);
            out.writeShort(port);
            for (String label : host.split("\\.", -1)) {
                out.writeByte(label.length());
                out.write(label.getBytes(StandardCharsets.US_ASCII));
            }
            out.writeByte(0);
            contents.add(bytes.toByteArray());
        }
        records.put(key, contents);
    }

    void failFromNowOn() {
        failing = true;
    }

    private void serve() {
        byte[] buffer = new byte[512];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                byte[] answer = answer(packet.getData());
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException _) {
                return;
            }
        }
    }

    private byte[] answer(byte[] query) throws IOException {
        StringBuilder name = new StringBuilder();
        int at = 12;
        while (query[at] != 0) {
            name.append(new String(query, at + 1, query[at], StandardCharsets.US_ASCII))
                    .append('.');
            at += query[at] + 1;
        }
        int type = query[at + 2];
        String kind = type == 1 ? "A" : type == 28 ? "AAAA" : "SRV";
        List<byte[]> found = records.get(kind + " " + name.substring(0, name.length() - 1));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(query, 0, 2);
        out.writeShort(failing ? SERVER_FAILURE : found == null ? NO_SUCH_NAME : ANSWER_OKAY);
        out.writeShort(1);
        out.writeShort(found == null || failing ? 0 : found.size());
        out.writeInt(0);
        out.write(query, 12, at + 5 - 12);
        for (byte[] content : found == null || failing ? List.<byte[]>of() : found) {
            out.writeShort(0xc00c);
            out.writeShort(type);
            out.writeShort(1);
            out.writeInt(30);
            out.writeShort(content.length);
            out.write(content);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
    }
}
