package dev.headroom.forecasting.model.boosting;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One tree of a boosted model, read from XGBoost's text dump or from our own file. A branch always leads to a node of a
 * higher number, so every walk ends. Not changed after it was read.
 */
final class Tree {

    private static final Pattern SPLIT =
            Pattern.compile("(\\d+):\\[f(\\d+)<([^]]+)] yes=(\\d+),no=(\\d+)(?:,missing=(\\d+))?.*");
    private static final Pattern LEAF = Pattern.compile("(\\d+):leaf=([^,]+).*");
    private static final int NO_COLUMN = -1;
    private static final int MOST_NODES = 1 << 16;

    private int[] column = new int[16];
    private float[] value = new float[16];
    private int[] below = new int[16];
    private int[] above = new int[16];
    private int[] unknown = new int[16];
    private int nodes;

    private Tree() {}

    /**
     * Reads a dump.
     *
     * @param columnOf column of a feature that XGBoost has numbered
     * @throws IllegalArgumentException for a line that is neither split nor leaf
     */
    static Tree parse(String dump, IntUnaryOperator columnOf) {
        Tree tree = new Tree();
        dump.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> tree.add(line, columnOf));
        return tree;
    }

    private void add(String line, IntUnaryOperator columnOf) {
        Matcher split = SPLIT.matcher(line);
        Matcher leaf = LEAF.matcher(line);
        if (split.matches()) {
            int node = node(split.group(1));
            column[node] = columnOf.applyAsInt(Integer.parseInt(split.group(2)));
            value[node] = Float.parseFloat(split.group(3));
            below[node] = Integer.parseInt(split.group(4));
            above[node] = Integer.parseInt(split.group(5));
            unknown[node] = split.group(6) == null ? below[node] : Integer.parseInt(split.group(6));
        } else if (leaf.matches()) {
            int node = node(leaf.group(1));
            column[node] = NO_COLUMN;
            value[node] = Float.parseFloat(leaf.group(2));
        } else {
            throw new IllegalArgumentException("no line of a tree: " + line);
        }
    }

    private int node(String text) {
        int node = Integer.parseInt(text);
        makeRoom(node);
        return node;
    }

    private void makeRoom(int node) {
        nodes = Math.max(nodes, node + 1);
        if (node >= column.length) {
            int longer = Math.max(node + 1, 2 * column.length);
            column = Arrays.copyOf(column, longer);
            value = Arrays.copyOf(value, longer);
            below = Arrays.copyOf(below, longer);
            above = Arrays.copyOf(above, longer);
            unknown = Arrays.copyOf(unknown, longer);
        }
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(nodes);
        for (int node = 0; node < nodes; node++) {
            out.writeInt(column[node]);
            out.writeFloat(value[node]);
            out.writeInt(below[node]);
            out.writeInt(above[node]);
            out.writeInt(unknown[node]);
        }
    }

    /**
     * What {@link #write} wrote.
     *
     * @param columns how many features a row has
     * @throws IllegalArgumentException for what is no tree over such rows
     */
    static Tree read(DataInputStream in, int columns) throws IOException {
        int nodes = in.readInt();
        if (nodes < 1 || nodes > MOST_NODES) {
            throw new IllegalArgumentException("a tree of " + nodes + " nodes");
        }
        Tree tree = new Tree();
        tree.makeRoom(nodes - 1);
        for (int node = 0; node < nodes; node++) {
            tree.column[node] = in.readInt();
            tree.value[node] = in.readFloat();
            tree.below[node] = in.readInt();
            tree.above[node] = in.readInt();
            tree.unknown[node] = in.readInt();
            tree.check(node, columns);
        }
        return tree;
    }

    private void check(int node, int columns) {
        boolean leaf = column[node] == NO_COLUMN;
        boolean fits = Float.isFinite(value[node]) && column[node] >= NO_COLUMN && column[node] < columns;
        boolean leadsDown =
                leadsDown(node, below[node]) && leadsDown(node, above[node]) && leadsDown(node, unknown[node]);
        if (!fits || !(leaf || leadsDown)) {
            throw new IllegalArgumentException("node " + node + " of a tree leads nowhere");
        }
    }

    private boolean leadsDown(int from, int to) {
        return to > from && to < nodes;
    }

    double at(float[] row) {
        int node = 0;
        while (column[node] != NO_COLUMN) {
            float x = row[column[node]];
            if (Float.isNaN(x)) {
                node = unknown[node];
            } else {
                node = x < value[node] ? below[node] : above[node];
            }
        }
        return value[node];
    }
}
