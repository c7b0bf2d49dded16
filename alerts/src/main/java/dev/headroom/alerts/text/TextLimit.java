package dev.headroom.alerts.text;

import java.util.function.IntFunction;

/** Cuts text between code points, so that an emoji or a rare character is whole or absent. */
public final class TextLimit {

    private static final String MARKER = "…";

    private TextLimit() {}

    /** At most that many code points, the last one a marker when something was cut. */
    public static String cut(String text, int codePoints) {
        return cut(text, codePoints, Character::toString);
    }

    /**
     * The same after escaping: escapes are never cut in the middle, and the limit holds for the escaped text.
     *
     * @param escape what one code point becomes
     */
    public static String cut(String text, int codePoints, IntFunction<String> escape) {
        StringBuilder kept = new StringBuilder();
        int room = codePoints;
        int lengthThatLeavesRoomForMarker = 0;
        int[] points = text.codePoints().toArray();
        for (int point : points) {
            String escaped = escape.apply(point);
            int size = escaped.codePointCount(0, escaped.length());
            if (size > room) {
                return kept.substring(0, lengthThatLeavesRoomForMarker) + MARKER;
            }
            kept.append(escaped);
            room -= size;
            if (room >= 1) {
                lengthThatLeavesRoomForMarker = kept.length();
            }
        }
        return kept.toString();
    }
}
