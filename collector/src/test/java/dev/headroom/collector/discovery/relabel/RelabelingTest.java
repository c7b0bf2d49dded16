package dev.headroom.collector.discovery.relabel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headroom.collector.discovery.relabel.RelabelRule.Selection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The meaning of relabelling is Prometheus'; the cases follow its documentation. */
class RelabelingTest {

    private static final Map<String, String> LABELS =
            Map.of("app", "vllm", "pool", "r1", "__address__", "10.0.0.1:8000");

    private static Optional<Map<String, String>> apply(RelabelRule... rules) {
        return new Relabeling(List.of(rules)).apply(LABELS);
    }

    private static Selection of(String... labels) {
        return new Selection(List.of(labels), Selection.USUAL_SEPARATOR);
    }

    private static RelabelRule replace(Selection selection, String regex, String label, String replacement) {
        return new RelabelRule.Replace(
                selection, AnchoredRegex.of(regex), new Template(label), new Template(replacement));
    }

    @ParameterizedTest
    @CsvSource({"vllm,true", "vl,false", "v.*m,true", "sglang|vllm,true", "'',false", ".*,true"})
    void keepLooksAtTheWholeText(String regex, boolean kept) {
        assertThat(apply(new RelabelRule.Keep(of("app"), AnchoredRegex.of(regex)))
                        .isPresent())
                .isEqualTo(kept);
        assertThat(apply(new RelabelRule.Drop(of("app"), AnchoredRegex.of(regex)))
                        .isPresent())
                .isEqualTo(!kept);
    }

    @Test
    void severalLabelsAreJoinedAndAnAbsentOneIsEmpty() {
        assertThat(apply(new RelabelRule.Keep(of("app", "nothing", "pool"), AnchoredRegex.of("vllm;;r1"))))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "(.*):(.*), $1, 10.0.0.1",
        "(.*):(.*), ${1}:9400, 10.0.0.1:9400",
        "(.*):(.*), $2-$1, 8000-10.0.0.1",
        "(.*):(.*), $1x, ''",
        "(.*):(.*), $$1, $1",
        "(.*):(.*), $9, ''",
        "(?P<host>.*):.*, $host, 10.0.0.1"
    })
    void groupsAreFilledIn(String regex, String replacement, String result) {
        Map<String, String> labels =
                apply(replace(of("__address__"), regex, "out", replacement)).orElseThrow();

        assertThat(labels.getOrDefault("out", "")).isEqualTo(result);
    }

    @Test
    void whatDoesNotMatchStaysAndAnEmptyReplacementRemoves() {
        assertThat(apply(replace(of("app"), "sglang", "app", "other"))).hasValue(LABELS);
        assertThat(apply(replace(of("app"), ".*", "pool", "")).orElseThrow()).doesNotContainKey("pool");
    }

    @Test
    void rulesSeeWhatTheOnesBeforeThemLeft() {
        assertThat(apply(
                        replace(of("pool"), "(.*)", "service", "deepseek-$1"),
                        new RelabelRule.Keep(of("service"), AnchoredRegex.of("deepseek-r1"))))
                .isPresent();
    }

    @Test
    void anExpressionThatBacktracksElsewhereTakesNoTime() {
        String text = "a".repeat(2000) + "!";
        long start = System.nanoTime();

        boolean matches = AnchoredRegex.of("(a+)+b").matches(text);

        assertThat(matches).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "(a)\\1", "(?=a)", "a{1001}"})
    void anExpressionThatRe2DoesNotKnowIsRefusedWithTheReason(String regex) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AnchoredRegex.of(regex))
                .withMessageContaining("is not an RE2 expression");
    }
}
