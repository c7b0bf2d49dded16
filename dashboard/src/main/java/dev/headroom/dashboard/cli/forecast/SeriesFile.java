package dev.headroom.dashboard.cli.forecast;

import dev.headroom.dashboard.cli.frame.CommandFailed;
import dev.headroom.forecasting.load.csv.SeriesFileException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Opens files of series, tells what was made of them, and turns what is wrong with them into one sentence. */
final class SeriesFile {

    /** Some Windows programs begin UTF-8 with it. */
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private static final int BEGINNING = 1 << 16;

    /** More would hide the first. */
    private static final int MOST_TOLD = 20;

    private SeriesFile() {}

    static BufferedReader open(Path file) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new NoSuchFileException(file.toString());
        }
        BufferedReader reader = Files.newBufferedReader(file, charsetOf(file));
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }

    /** UTF-8, or what a spreadsheet on a Chinese Windows writes when its beginning cannot be UTF-8. */
    private static Charset charsetOf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            ByteBuffer beginning = ByteBuffer.wrap(in.readNBytes(BEGINNING));
            CoderResult read =
                    StandardCharsets.UTF_8.newDecoder().decode(beginning, CharBuffer.allocate(BEGINNING), false);
            return read.isError() ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
        }
    }

    /** Sentences about the series of a file, on the error stream. */
    static void tell(CommandSpec spec, List<String> sentences) {
        PrintWriter err = spec.commandLine().getErr();
        sentences.stream().limit(MOST_TOLD).forEach(sentence -> err.println("headroom: " + sentence));
        if (sentences.size() > MOST_TOLD) {
            err.println("headroom: and " + (sentences.size() - MOST_TOLD) + " more like these");
        }
        err.flush();
    }

    static CommandFailed failed(Exception failure) {
        return switch (failure) {
            case SeriesFileException wrong -> new CommandFailed(String.valueOf(wrong.getMessage()), wrong);
            case NoSuchFileException missing ->
                new CommandFailed(missing.getFile() + " is not a readable file", missing);
            case CharacterCodingException wrong ->
                new CommandFailed("the file is neither UTF-8 nor GB18030 text", wrong);
            default -> new CommandFailed(String.valueOf(failure.getMessage()), failure);
        };
    }
}
