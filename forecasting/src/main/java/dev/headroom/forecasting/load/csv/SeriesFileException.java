package dev.headroom.forecasting.load.csv;

/** A file that is no series file; the message names the line and what is wrong with it, in one sentence. */
public final class SeriesFileException extends Exception {

    private static final long serialVersionUID = 1;

    SeriesFileException(long line, String reason) {
        super("line " + line + ": " + reason);
    }

    SeriesFileException(String reason) {
        super(reason);
    }
}
