package dev.headroom.alerts.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextLimitTest {

    @ParameterizedTest
    @CsvSource({
        "short, 10, short",
        "exactly ten, 11, exactly ten",
        "too long a text, 8, too lon…",
        "服务器繁忙请稍后再试, 5, 服务器繁…",
        "🔥🔥🔥🔥, 3, 🔥🔥…",
        "ab𠮷𠮷, 3, ab…"
    })
    void F46_textIsCutBetweenCodePointsWithAMarker(String text, int limit, String expected) {
        String cut = TextLimit.cut(text, limit);

        assertThat(cut).isEqualTo(expected);
        assertThat(cut.codePointCount(0, cut.length())).isLessThanOrEqualTo(limit);
    }

    @Test
    void F46_anEscapeIsNeverCutInTheMiddle() {
        String cut = TextLimit.cut("a&b&c", 8, point -> point == '&' ? "&amp;" : Character.toString(point));

        assertThat(cut).isEqualTo("a&amp;b…");
    }
}
