package dev.headroom.collector.agent.gpu;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts the endless output of a looping nvidia-smi behind the end of each document. One thread. */
final class DocumentCutter {

    private static final byte[] END = "</nvidia_smi_log>".getBytes(StandardCharsets.US_ASCII);
    private static final int FIRST_CAPACITY = 64 * 1024;

    private final int limitBytes;
    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int length;
    private int searched;

    DocumentCutter(int limitBytes) {
        this.limitBytes = limitBytes;
    }

    /** Takes more output and returns the documents that it completes, each with whatever was printed before it. */
    List<String> add(byte[] output, int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
        }
        System.arraycopy(output, 0, bytes, length, count);
        length += count;
        List<String> documents = new ArrayList<>();
        for (int end = end(); end >= 0; end = end()) {
            documents.add(new String(bytes, 0, end, StandardCharsets.UTF_8));
            System.arraycopy(bytes, end, bytes, 0, length - end);
            length -= end;
            searched = 0;
        }
        return documents;
    }

    /** Whether more than the limit came without a document's end. */
    boolean overflows() {
        return length > limitBytes;
    }

    /** What came after the last document. */
    String rest() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** The position after the next end, negative when there is none yet. */
    private int end() {
        for (int start = searched; start <= length - END.length; start++) {
            if (bytes[start] == END[0] && Arrays.equals(bytes, start, start + END.length, END, 0, END.length)) {
                return start + END.length;
            }
        }
        searched = Math.max(0, length - END.length + 1);
        return -1;
    }
}
