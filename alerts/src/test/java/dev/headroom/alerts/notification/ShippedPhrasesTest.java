package dev.headroom.alerts.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerts.IncidentFacts;
import dev.headroom.alerts.IncidentLabels;
import dev.headroom.alerts.rule.Rule;
import dev.headroom.alerts.rule.Rules;
import dev.headroom.alerts.settings.Language;
import dev.headroom.alerts.settings.Voice;
import dev.headroom.collector.fleet.ServiceName;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shipped rule has its words in every language of a channel. */
class ShippedPhrasesTest {

    private static final String CHINESE = ".*\\p{IsHan}.*";
    private static final Phrases ZH = Phrases.in(new Voice(Language.ZH, ZoneOffset.UTC));

    static Stream<String> rules() {
        return Rules.BUILT_IN.all().stream().map(Rule::name);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyShippedRuleSaysWhatToDo(Language language) {
        Phrases phrases = Phrases.in(new Voice(language, ZoneOffset.UTC));

        assertThat(rules()).allSatisfy(rule -> assertThat(phrases.find("todo." + rule))
                .as(rule)
                .hasValueSatisfying(words -> assertThat(words).isNotBlank()));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aChineseChannelReadsNoEnglish(String rule) {
        IncidentTitle words = new IncidentTitle(message(rule, Map.of()), ZH);

        assertThat(words.title()).matches(CHINESE).doesNotContain("English", "?", "{", "}");
        assertThat(words.why()).matches(CHINESE).doesNotContain("English", "?", "{", "}");
    }

    @Test
    void aValueStandsInTheUnitOfItsRule() {
        Map<String, Double> fast = Map.of(IncidentFacts.VALUE, 14.5, IncidentFacts.THRESHOLD, 14.4);

        assertThat(new IncidentTitle(message("burn-rate-1h", fast), ZH).title()).contains("14.5 倍");
        assertThat(new IncidentTitle(message("queue-lag", fast), ZH).why()).isEqualTo("当前值 15 秒，阈值 14 秒。");
        assertThat(new IncidentTitle(message("unusual-load", fast), ZH).why()).contains("14.5 个标准差");
    }

    @Test
    void anEventIsCalledByItsName() {
        assertThat(new IncidentTitle(message("event-without-capacity", Map.of()), ZH).title())
                .isEqualTo("deepseek-r1 的副本不足以承载活动“Double 11”");
    }

    @Test
    void aRuleOfTheOperatorsOwnIsPhrasedFromItsNumbers() {
        IncidentTitle words = new IncidentTitle(
                message("long-queue", Map.of(IncidentFacts.VALUE, 40.0, IncidentFacts.THRESHOLD, 10.0)), ZH);

        assertThat(words.title()).isEqualTo("deepseek-r1：规则 long-queue 的值为 40");
        assertThat(words.why()).isEqualTo("当前值 40，阈值 10。");
    }

    @Test
    void whatAnAlertmanagerPushedKeepsItsWords() {
        Message pushed = Messages.titled("English title");
        IncidentTitle words = new IncidentTitle(
                new Message(
                        1,
                        pushed.kind(),
                        pushed.severity(),
                        "HostOutOfMemory",
                        pushed.service(),
                        "",
                        "English title",
                        "English summary",
                        Map.of(),
                        Map.of(),
                        pushed.since(),
                        pushed.happenedAt(),
                        Optional.empty()),
                ZH);

        assertThat(words.title()).isEqualTo("English title");
        assertThat(words.why()).isEqualTo("English summary");
    }

    private static Message message(String rule, Map<String, Double> facts) {
        Message any = Messages.firing();
        Map<String, Double> numbers =
                facts.isEmpty() ? Map.of(IncidentFacts.VALUE, 0.97, IncidentFacts.THRESHOLD, 0.95) : facts;
        return new Message(
                1,
                any.kind(),
                any.severity(),
                rule,
                new ServiceName("deepseek-r1"),
                "gpu-03 GPU 3",
                "English title",
                "English summary",
                numbers,
                Map.of(IncidentLabels.EVENT, "Double 11"),
                any.since(),
                any.happenedAt(),
                Optional.empty());
    }
}
