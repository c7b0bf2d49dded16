package dev.headroom.dashboard.shell;

/**
 * One more page in the navigation, below the built-in ones. Whoever brings a page of its own contributes a bean of this
 * type.
 *
 * @param titleKey of the translation
 * @param path of the route, without a leading slash
 */
public record NavigationEntry(String titleKey, String path) {}
