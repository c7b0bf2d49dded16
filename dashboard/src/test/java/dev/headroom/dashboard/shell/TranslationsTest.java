package dev.headroom.dashboard.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TranslationsTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    private final ResourceBundle english = Translations.bundle(Locale.ENGLISH);
    private final ResourceBundle chinese = Translations.bundle(Locale.SIMPLIFIED_CHINESE);

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(new TreeSet<>(chinese.keySet())).isEqualTo(new TreeSet<>(english.keySet()));
        assertThat(chinese.getLocale().getLanguage()).isEqualTo("zh");
    }

    @Test
    void bothLanguagesFillInTheSamePlaces() {
        for (String key : english.keySet()) {
            assertThat(places(chinese.getString(key))).as(key).isEqualTo(places(english.getString(key)));
        }
    }

    @Test
    void noTextHoldsAQuoteThatWouldSwallowAPlace() {
        for (String key : english.keySet()) {
            assertThat(english.getString(key) + chinese.getString(key)).as(key).doesNotContain("'");
        }
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
