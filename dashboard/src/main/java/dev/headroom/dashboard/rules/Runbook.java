package dev.headroom.dashboard.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A page of docs/runbooks.
 *
 * @param text in Markdown, without the title
 */
record Runbook(String title, String text) {

    private static final String NAME = "[a-z0-9-]{1,80}";
    private static final String TITLE = "# ";

    /** In Chinese for those who read it, else in English. */
    static Optional<Runbook> of(String rule, Locale reader) {
        if (!rule.matches(NAME)) {
            return Optional.empty();
        }
        Optional<Runbook> own = reader.getLanguage().equals(Locale.CHINESE.getLanguage())
                ? read("/runbooks/zh_CN/" + rule + ".md")
                : Optional.empty();
        return own.or(() -> read("/runbooks/" + rule + ".md"));
    }

    private static Optional<Runbook> read(String resource) {
        try (InputStream page = Runbook.class.getResourceAsStream(resource)) {
            return page == null
                    ? Optional.empty()
                    : Optional.of(parse(new String(page.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + resource, e);
        }
    }

    private static Runbook parse(String markdown) {
        String[] parts = markdown.split("\n", 2);
        return new Runbook(parts[0].substring(TITLE.length()).strip(), parts[1].strip());
    }
}
