package dev.headroom.collector.gpu;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PCI addresses as nvidia-smi writes them: {@code 0000:CB:00.0} in messages, {@code 00000000:CB:00.0} in documents. */
final class BusAddress {

    private static final Pattern ADDRESS =
            Pattern.compile("(?:\\b([0-9A-Fa-f]{4,8}):)?\\b([0-9A-Fa-f]{2}:[0-9A-Fa-f]{2}\\.[0-9A-Fa-f])\\b");

    private BusAddress() {}

    /** The first address in the text, in the form of the documents. */
    static Optional<String> in(String text) {
        Matcher found = ADDRESS.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        String domain = found.group(1) == null ? "0" : found.group(1);
        return Optional.of(("0".repeat(8 - Math.min(8, domain.length())) + domain + ":" + found.group(2))
                .toUpperCase(Locale.ROOT));
    }
}
