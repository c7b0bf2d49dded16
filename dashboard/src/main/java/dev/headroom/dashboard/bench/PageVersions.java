package dev.headroom.dashboard.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page at successive moments: every counter has grown by a thousandth, at least by one; the rest stands still. */
final class PageVersions {
    private static final int VERSIONS = 30;
    private static final Pattern COUNTER =
            Pattern.compile("(\\S+(?:_total|_bucket|_count|_sum)(?:\\{.*})?)\\s+([0-9][0-9.eE+]*)");

    private final List<byte[]> versions = new ArrayList<>();

    PageVersions(String page) {
        for (int version = 0; version < VERSIONS; version++) {
            int at = version;
            String text = page.lines().map(line -> grown(line, at)).collect(Collectors.joining("\n", "", "\n"));
            versions.add(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** After the last version the counters begin anew, as after a restart of the server. */
    byte[] at(long second) {
        return versions.get((int) (second % VERSIONS));
    }

    private static String grown(String line, int version) {
        Matcher counter = COUNTER.matcher(line);
        if (!counter.matches()) {
            return line;
        }
        double value = Double.parseDouble(counter.group(2));
        double grown = value + version * Math.max(1, value / 1000);
        return counter.group(1) + " " + (counter.group(1).contains("_sum") ? grown : Math.rint(grown));
    }
}
