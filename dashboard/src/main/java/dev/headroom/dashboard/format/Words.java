package dev.headroom.dashboard.format;

/** Looks a text up in the reader's language, with {@code {0}} filled in. */
@FunctionalInterface
public interface Words {
    String of(String key, Object... arguments);
}
