package dev.headroom.dashboard.export;

import java.util.Locale;

/** A file that a forecast is written to. */
public enum ForecastFormat {
    CSV,
    JSON,
    XLSX;

    /** As the API, the command line and file names have it. */
    public String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }
}
