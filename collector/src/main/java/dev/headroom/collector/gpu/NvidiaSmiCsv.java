package dev.headroom.collector.gpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table of {@code nvidia-smi --query-gpu=… --format=csv}, in any order of columns. Its header names them; without one
 * ({@code noheader}) the command does. Units stand in the header, in the cells or nowhere ({@code nounits}).
 */
final class NvidiaSmiCsv {

    private static final Pattern QUERY = Pattern.compile("--query-gpu(?:=|\\s+)['\"]?([A-Za-z0-9_.,]+)");
    private static final Pattern HEADING = Pattern.compile("([A-Za-z0-9_.]+)\\s*(?:\\[(.*)])?");
    private static final Pattern BARE_NUMBER = Pattern.compile("-?[0-9.]+");

    /**
     * One column of the table.
     *
     * @param field as in {@code --query-gpu}
     * @param unit from the header; empty when it tells none
     */
    private record Heading(String field, String unit) {}

    private final List<Heading> headings;

    private NvidiaSmiCsv(List<Heading> headings) {
        this.headings = headings;
    }

    /** The fields that the command asks for; none when it is another command. */
    static List<String> fieldsOf(List<String> command) {
        Matcher query = QUERY.matcher(String.join(" ", command));
        return query.find() ? Arrays.asList(query.group(1).split(",", -1)) : List.of();
    }

    /** The table's form, from its header or else from the fields that were asked for; empty when it is no such table. */
    static Optional<NvidiaSmiCsv> of(String output, List<String> asked) {
        Optional<List<Heading>> header = output.lines()
                .filter(line -> !line.isBlank())
                .map(NvidiaSmiCsv::headings)
                .filter(headings -> headings.stream()
                        .anyMatch(heading -> CsvFields.column(heading.field()).isPresent()))
                .findFirst();
        if (header.isPresent()) {
            return header.map(NvidiaSmiCsv::new);
        }
        return asked.isEmpty()
                ? Optional.empty()
                : Optional.of(new NvidiaSmiCsv(
                        asked.stream().map(field -> new Heading(field, "")).toList()));
    }

    private static List<Heading> headings(String line) {
        List<Heading> headings = new ArrayList<>();
        for (String cell : cells(line)) {
            Matcher heading = HEADING.matcher(cell);
            headings.add(
                    heading.matches()
                            ? new Heading(heading.group(1), heading.group(2) == null ? "" : heading.group(2))
                            : new Heading("", ""));
        }
        return headings;
    }

    /** A row, or a line that is none. */
    sealed interface Line {

        record Device(DeviceText text) implements Line {}

        /** Something that nvidia-smi says among the rows. */
        record Remark(String text) implements Line {}

        record Cut(int line, String reason) implements Line {}

        record Header() implements Line {}
    }

    List<Line> lines(String output) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String line : (Iterable<String>) output.lines()::iterator) {
            number++;
            if (!line.isBlank()) {
                lines.add(line(line, number));
            }
        }
        return lines;
    }

    private Line line(String line, int number) {
        List<String> cells = joinedName(cells(line));
        if (headings(line).equals(headings)) {
            return new Line.Header();
        }
        if (cells.size() == headings.size()) {
            return new Line.Device(device(cells));
        }
        return cells.size() < 3 || NvidiaSmiComplaint.in(line).isPresent()
                ? new Line.Remark(line)
                : new Line.Cut(number, "it has " + cells.size() + " cells, not " + headings.size());
    }

    /** A name may hold commas itself. */
    private List<String> joinedName(List<String> cells) {
        int surplus = cells.size() - headings.size();
        int name = headings.stream().map(Heading::field).toList().indexOf("name");
        name = name < 0 ? headings.stream().map(Heading::field).toList().indexOf("gpu_name") : name;
        if (surplus <= 0 || name < 0) {
            return cells;
        }
        List<String> joined = new ArrayList<>(cells.subList(0, name));
        joined.add(String.join(", ", cells.subList(name, name + surplus + 1)));
        joined.addAll(cells.subList(name + surplus + 1, cells.size()));
        return joined;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    }

    private DeviceText device(List<String> cells) {
        String address = "";
        List<String[]> texts = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            Optional<CsvFields.Column> column = CsvFields.column(headings.get(i).field());
            if (column.isPresent() && column.get().path().equals(CsvFields.BUS_ADDRESS)) {
                address = DeviceNumber.isAbsent(cells.get(i)) ? "" : cells.get(i);
            } else if (column.isPresent()) {
                texts.add(new String[] {column.get().path(), withUnit(cells.get(i), headings.get(i), column.get())});
            }
        }
        DeviceText device = new DeviceText(address);
        texts.forEach(text -> device.put(text[0], text[1]));
        return device;
    }

    private static String withUnit(String cell, Heading heading, CsvFields.Column column) {
        String unit = heading.unit().isEmpty() ? column.unit() : heading.unit();
        return BARE_NUMBER.matcher(cell).matches() ? (cell + " " + unit).strip() : cell;
    }
}
