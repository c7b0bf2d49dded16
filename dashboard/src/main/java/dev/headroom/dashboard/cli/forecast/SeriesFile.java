package dev.headroom.dashboard.cli.forecast;

import dev.headroom.dashboard.cli.frame.CommandFailed;
import dev.headroom.forecasting.load.csv.SeriesFileException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Opens files of series and turns what is wrong with them into one sentence. */
final class SeriesFile {

    /** Some Windows programs begin UTF-8 with it. */
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private SeriesFile() {}

    static BufferedReader open(Path file) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new NoSuchFileException(file.toString());
        }
        BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }

    static CommandFailed failed(Exception failure) {
        return switch (failure) {
            case SeriesFileException wrong -> new CommandFailed(String.valueOf(wrong.getMessage()), wrong);
            case NoSuchFileException missing ->
                new CommandFailed(missing.getFile() + " is not a readable file", missing);
            case CharacterCodingException wrong -> new CommandFailed("the file is not UTF-8 text", wrong);
            default -> new CommandFailed(String.valueOf(failure.getMessage()), failure);
        };
    }
}
