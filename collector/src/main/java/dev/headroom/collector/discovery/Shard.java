package dev.headroom.collector.discovery;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * Which part of all targets this collector scrapes. Collectors with the same configuration and different numbers share
 * the targets between them by a hash of their identity; two with the same number scrape the same, which costs time and
 * does no harm, since a sample is stored once.
 *
 * @param number from 1 to {@code of}
 */
public record Shard(int number, int of) {

    public static final Shard ALL = new Shard(1, 1);
    private static final Pattern FORM = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

    public Shard {
        if (of < 1 || number < 1 || number > of) {
            throw new IllegalArgumentException(
                    "shard must be a number from 1 up to how many there are, like 2/8, was " + number + "/" + of);
        }
    }

    public static Shard parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("shard must look like 2/8, was " + text);
        }
        return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    boolean holds(TargetId target) {
        if (of == 1) {
            return true;
        }
        CRC32C hash = new CRC32C();
        hash.update(target.value().getBytes(StandardCharsets.UTF_8));
        return hash.getValue() % of == number - 1;
    }

    @Override
    public String toString() {
        return number + "/" + of;
    }
}
