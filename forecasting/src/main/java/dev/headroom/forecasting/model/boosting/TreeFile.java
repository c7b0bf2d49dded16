package dev.headroom.forecasting.model.boosting;

import dev.headroom.forecasting.load.Seasons;
import dev.headroom.forecasting.model.shelf.UnreadableModelException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trees as bytes: a heading of ours (mark, format), then numbers only. Reading trusts nothing: every count has a limit, a
 * branch leads down and to a node that there is, and a feature is one that a row has.
 */
final class TreeFile {

    /** Refuses files of any other; to be raised when the features change their meaning. */
    static final int FORMAT = 1;

    private static final int MARK = 0x48525854;
    private static final int MOST_BYTES = 64 << 20;
    private static final int MOST_KINDS = 16;
    private static final int MOST_SEASONS = 16;
    private static final int MOST_SEASON = 1_000_000;
    private static final int MOST_TREES = 10_000;
    private static final int MOST_TEXT = 4_096;

    private TreeFile() {}

    static byte[] write(Map<Seasons, Boosting.Fitted> kinds) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MARK);
            out.writeInt(FORMAT);
            out.writeInt(kinds.size());
            for (Boosting.Fitted fitted : kinds.values()) {
                out.writeInt(fitted.seasons().lengths().size());
                for (int length : fitted.seasons().lengths()) {
                    out.writeInt(length);
                }
                out.writeUTF(fitted.provenance());
                out.writeInt(fitted.trees().trees().size());
                for (Tree tree : fitted.trees().trees()) {
                    tree.write(out);
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Throws {@link UnreadableModelException} for anything that {@link #write} has not written. */
    static Map<Seasons, Boosting.Fitted> read(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new UnreadableModelException("trees of " + bytes.length + " bytes are not ours");
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            require(in.readInt() == MARK, "the bytes are no trees");
            int format = in.readInt();
            require(format == FORMAT, "the trees are of format " + format + ", this version reads " + FORMAT);
            Map<Seasons, Boosting.Fitted> kinds = new LinkedHashMap<>();
            for (int left = count(in, MOST_KINDS); left > 0; left--) {
                Boosting.Fitted fitted = kind(in);
                kinds.put(fitted.seasons(), fitted);
            }
            require(in.available() == 0, "the trees are followed by something else");
            return kinds;
        } catch (IOException | IllegalArgumentException broken) {
            throw new UnreadableModelException("the trees are broken: " + broken.getMessage(), broken);
        }
    }

    private static Boosting.Fitted kind(DataInputStream in) throws IOException {
        List<Integer> lengths = new ArrayList<>();
        for (int left = count(in, MOST_SEASONS); left > 0; left--) {
            lengths.add(count(in, MOST_SEASON));
        }
        Seasons seasons = new Seasons(lengths);
        String provenance = in.readUTF();
        require(provenance.length() <= MOST_TEXT, "the provenance is too long");
        int columns = SeriesView.columns(seasons);
        List<Tree> trees = new ArrayList<>();
        for (int left = count(in, MOST_TREES); left > 0; left--) {
            trees.add(Tree.read(in, columns));
        }
        return new Boosting.Fitted(seasons, BoostedTrees.of(trees), provenance);
    }

    private static int count(DataInputStream in, int most) throws IOException {
        int count = in.readInt();
        require(count >= 0 && count <= most, "a count is wrong");
        return count;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new UnreadableModelException(otherwise);
        }
    }
}
