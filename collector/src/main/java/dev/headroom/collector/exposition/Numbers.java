package dev.headroom.collector.exposition;

import java.nio.charset.StandardCharsets;

/**
 * Numbers of a metrics page. Java's own parser takes hexadecimal floats, {@code 1d} and blanks and refuses {@code +Inf},
 * so the form is checked here and only the rounding of long mantissas is left to it.
 */
final class Numbers {
    private static final long EXACT_MANTISSA = 1L << 53;
    private static final int DIGITS_WITHOUT_OVERFLOW = 18;
    /** Powers of ten a double holds exactly: a mantissa below 2^53 times or by one of them rounds once, correctly. */
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private Numbers() {}

    /** Index behind the number that starts at {@code start}, or -1 when there is none. Infinities and NaN included. */
    static int end(byte[] bytes, int start, int limit) {
        int at = start < limit && isSign(bytes[start]) ? start + 1 : start;
        if (at < limit && isLetter(bytes[at])) {
            return endOfWord(bytes, at, limit);
        }
        return endOfReal(bytes, at, limit);
    }

    /** Like {@link #end}, without the infinities and NaN: what a timestamp may be. */
    static int endOfFinite(byte[] bytes, int start, int limit) {
        return endOfReal(bytes, start < limit && isSign(bytes[start]) ? start + 1 : start, limit);
    }

    private static int endOfReal(byte[] bytes, int start, int limit) {
        int at = endOfDigits(bytes, start, limit);
        int digits = at - start;
        if (at < limit && bytes[at] == '.') {
            int fraction = at + 1;
            at = endOfDigits(bytes, fraction, limit);
            digits += at - fraction;
        }
        if (digits == 0) {
            return -1;
        }
        if (at < limit && (bytes[at] | 0x20) == 'e') {
            int exponent = at + 1;
            if (exponent < limit && isSign(bytes[exponent])) {
                exponent++;
            }
            at = endOfDigits(bytes, exponent, limit);
            return at == exponent ? -1 : at;
        }
        return at;
    }

    private static int endOfWord(byte[] bytes, int word, int limit) {
        int at = word;
        while (at < limit && isLetter(bytes[at])) {
            at++;
        }
        if (isWord(bytes, word, at, "nan")) {
            return endOfNan(bytes, at, limit);
        }
        return isWord(bytes, word, at, "inf") || isWord(bytes, word, at, "infinity") ? at : -1;
    }

    /** C prints a sign and, on Windows, what kind of NaN it is: {@code -nan(ind)} comes from servers written in C++. */
    private static int endOfNan(byte[] bytes, int behind, int limit) {
        if (behind == limit || bytes[behind] != '(') {
            return behind;
        }
        int at = behind + 1;
        while (at < limit && (isLetter(bytes[at]) || isDigit(bytes[at]))) {
            at++;
        }
        return at < limit && bytes[at] == ')' ? at + 1 : -1;
    }

    private static boolean isWord(byte[] bytes, int start, int end, String lowerCase) {
        if (end - start != lowerCase.length()) {
            return false;
        }
        for (int i = 0; i < lowerCase.length(); i++) {
            if ((bytes[start + i] | 0x20) != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int endOfDigits(byte[] bytes, int start, int limit) {
        int at = start;
        while (at < limit && isDigit(bytes[at])) {
            at++;
        }
        return at;
    }

    /** Value of the number between the two indexes, whose form {@link #end} has approved. */
    static double value(byte[] bytes, int start, int end) {
        boolean negative = bytes[start] == '-';
        int at = isSign(bytes[start]) ? start + 1 : start;
        if (isLetter(bytes[at])) {
            if ((bytes[at] | 0x20) == 'n') {
                return Double.NaN;
            }
            return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        long mantissa = 0;
        int digits = 0;
        int scale = 0;
        boolean fraction = false;
        while (at < end && (bytes[at] | 0x20) != 'e') {
            if (bytes[at] == '.') {
                fraction = true;
            } else {
                mantissa = mantissa * 10 + (bytes[at] - '0');
                digits += digits == 0 && mantissa == 0 ? 0 : 1;
                scale -= fraction ? 1 : 0;
                if (digits > DIGITS_WITHOUT_OVERFLOW) {
                    return rounded(bytes, start, end);
                }
            }
            at++;
        }
        if (at < end) {
            if (end - at > 6) {
                return rounded(bytes, start, end);
            }
            scale += exponent(bytes, at + 1, end);
        }
        double magnitude = scaled(mantissa, scale);
        if (Double.isNaN(magnitude)) {
            return rounded(bytes, start, end);
        }
        return negative ? -magnitude : magnitude;
    }

    private static int exponent(byte[] bytes, int start, int end) {
        int at = isSign(bytes[start]) ? start + 1 : start;
        int exponent = 0;
        while (at < end) {
            exponent = exponent * 10 + (bytes[at++] - '0');
        }
        return bytes[start] == '-' ? -exponent : exponent;
    }

    /** NaN when one rounding is not enough to be exact. */
    private static double scaled(long mantissa, int scale) {
        if (mantissa == 0) {
            return 0;
        }
        if (mantissa > EXACT_MANTISSA || Math.abs(scale) >= POWERS.length) {
            return Double.NaN;
        }
        return scale < 0 ? mantissa / POWERS[-scale] : mantissa * POWERS[scale];
    }

    private static double rounded(byte[] bytes, int start, int end) {
        return Double.parseDouble(new String(bytes, start, end - start, StandardCharsets.ISO_8859_1));
    }

    /** True when the number that starts here is an infinity or NaN by name. */
    static boolean isWord(byte[] bytes, int start) {
        return isLetter(bytes[isSign(bytes[start]) ? start + 1 : start]);
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    static boolean isLetter(byte b) {
        int lower = b | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    private static boolean isSign(byte b) {
        return b == '+' || b == '-';
    }
}
