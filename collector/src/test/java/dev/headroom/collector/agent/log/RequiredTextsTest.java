package dev.headroom.collector.agent.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequiredTextsTest {

    /** Without texts an expression is tried on every line; with a wrong one it would miss lines. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "CUDA out of memory|torch.OutOfMemoryError; CUDA out of memory,OutOfMemoryError; torch.OutOfMemoryError",
                "evict(ed|ion) of \\d+ blocks;             blocks;                              eviction of 7 blocks",
                "queue is ful+ *now;                        queue is ful;                        queue is fulllnow",
                "status=(4|5)29?x{2,3}yz;                   status=;                             status=42xxyz",
                "\\[error\\] x.*?timed?;                     [error] x;                           [error] x: time",
                "[(|]ab[^)]cde+?fg;                         cde;                                 |ab.cdefg",
                "a(?:b|c\\))+dd;                            dd;                                  abc)bdd",
                "(?i)refused;                               '';                                  REFUSED",
                "refused|x;                                 '';                                  x",
                "refused|.*;                                '';                                  anything",
                "\\Q(\\Erefused;                            '';                                  (refused",
                "\\x41refused;                              '';                                  Arefused",
                "[]a]refused;                               '';                                  ]refused",
                "[a[bc]]refused;                            '';                                  crefused",
                "队列已满+;                                  队列已满;                              队列已满满",
                "full🙂?now;                                full;                                fullnow",
            })
    void everyLineThatMatchesHasOneOfThem(String expression, String texts, String line) {
        List<String> required = RequiredTexts.of(expression);

        assertThat(String.join(",", required).strip()).isEqualTo(texts);
        assertThat(Pattern.compile(expression).matcher(line).find()).isTrue();
        assertThat(required.isEmpty() || required.stream().anyMatch(line::contains))
                .isTrue();
    }
}
