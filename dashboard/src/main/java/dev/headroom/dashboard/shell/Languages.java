package dev.headroom.dashboard.shell;

import java.util.List;
import java.util.Locale;

/** The languages the dashboard speaks. */
public final class Languages {
    public static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    private Languages() {}

    /** Chinese of any kind is answered in simplified Chinese, everything else in English. */
    static Locale nearest(Locale wanted) {
        return wanted.getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }
}
