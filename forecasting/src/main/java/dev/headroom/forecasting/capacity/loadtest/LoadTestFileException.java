package dev.headroom.forecasting.capacity.loadtest;

/** The file is no load test that can be read; the message is one sentence that names the line. */
public final class LoadTestFileException extends Exception {
    private static final long serialVersionUID = 1L;

    LoadTestFileException(String sentence) {
        super(sentence);
    }

    static LoadTestFileException at(long line, String what) {
        return new LoadTestFileException("line " + line + ": " + what);
    }
}
