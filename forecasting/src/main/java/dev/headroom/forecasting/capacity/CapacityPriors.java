package dev.headroom.forecasting.capacity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of priors that comes with the product, {@code capacity/priors.csv}. Thread-safe. */
public final class CapacityPriors {

    private static final String TABLE = "/capacity/priors.csv";
    private static final Pattern ROW = Pattern.compile("([^,]+),([^,]+),(\\d+),(\\d+),(\\d+),\"([^\"]+)\"");

    private final List<CapacityPrior> rows;

    private CapacityPriors(List<CapacityPrior> rows) {
        this.rows = rows;
    }

    public static CapacityPriors shipped() {
        InputStream table = Objects.requireNonNull(CapacityPriors.class.getResourceAsStream(TABLE), TABLE);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return new CapacityPriors(lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(CapacityPriors::row)
                    .toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public List<CapacityPrior> rows() {
        return rows;
    }

    /** The first row for this GPU and model; empty when nobody measured the pair. */
    public Optional<CapacityPrior> find(String gpuName, String modelName) {
        return rows.stream().filter(row -> row.matches(gpuName, modelName)).findFirst();
    }

    private static CapacityPrior row(String line) {
        Matcher row = ROW.matcher(line);
        if (!row.matches()) {
            throw new IllegalStateException(TABLE + " has a row that is none: " + line);
        }
        return new CapacityPrior(
                Pattern.compile(row.group(1), Pattern.CASE_INSENSITIVE),
                Pattern.compile(row.group(2), Pattern.CASE_INSENSITIVE),
                Integer.parseInt(row.group(3)),
                Double.parseDouble(row.group(4)),
                Double.parseDouble(row.group(5)),
                row.group(6));
    }
}
