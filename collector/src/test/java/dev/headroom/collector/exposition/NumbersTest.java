package dev.headroom.collector.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, -0.0",
        "17, 17",
        "+17, 17",
        "1., 1",
        ".5, 0.5",
        "1e5, 100000",
        "1E+05, 100000",
        "1.5e-3, 0.0015",
        "2.4804184064e+010, 24804184064",
        "0000000000000000000000000000001.2e-1, 0.12",
        "9223372036854775808, 9.223372036854775808e18",
        "1e999, Infinity",
        "1e-999, 0",
        "+Inf, Infinity",
        "-inf, -Infinity",
        "Infinity, Infinity",
        "NaN, NaN",
        "nan, NaN",
        "-nan, NaN",
        "-nan(ind), NaN",
        "nan(snan), NaN"
    })
    void F09_formsOfNumbersThatAreAccepted(String text, Double expected) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(Numbers.end(bytes, 0, bytes.length)).isEqualTo(bytes.length);
        assertThat(Numbers.value(bytes, 0, bytes.length)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x1p-3",
                "0x1",
                "1_0",
                "1d",
                "1f",
                " 1",
                "",
                "-",
                ".",
                "e5",
                "1e",
                "1e+",
                "--1",
                "infin",
                "1,5",
                "nano",
                "nan(ind",
                "nan(i.d)"
            })
    void F09_formsOfNumbersThatAreRefused(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(Numbers.end(bytes, 0, bytes.length)).isNotEqualTo(bytes.length);
    }

    @Test
    void everyDoubleIsReadAsJavaReadsIt() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            double number =
                    i % 2 == 0 ? random.nextDouble() * 1e6 : Math.abs(Double.longBitsToDouble(random.nextLong()));
            if (Double.isFinite(number)) {
                byte[] bytes = Double.toString(number).getBytes(StandardCharsets.UTF_8);

                assertThat(Numbers.value(bytes, 0, bytes.length)).isEqualTo(number);
            }
        }
    }
}
