package dev.headroom.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.markdown.Markdown;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import dev.headroom.dashboard.page.Page;
import org.junit.jupiter.api.Test;

/** The pages about rules, their runbooks and the busy stretches they speak of. */
class RuleViewsTest extends PagesTest {

    @Test
    void rulesBeginWithHowManyFireAndLeadToTheirRunbooks() {
        Page page = open("rules");

        assertThat(text(page))
                .containsSubsequence("1 of", "rules fire: rejected-429.", "Alert rules", "kv-cache", "Runbook")
                .contains("nothing to compare", "A rule of your own");
    }

    @Test
    @SuppressWarnings("unchecked") // the first box holds names of metrics
    void aRuleOfOnesOwnIsTriedSavedShownAndRemoved() {
        Page page = open("rules");
        test(find(TextField.class, page).all().getFirst()).setValue("long-queue");
        ComboBox<String> metric = find(ComboBox.class, page).all().getFirst();
        test(metric).selectItem("waiting");
        test(find(NumberField.class, page).single()).setValue(50.0);

        test(find(Button.class, page).withText("Try on the last 14 days").single())
                .click();
        awaitText(page, "It would");
        test(find(Button.class, page).withText("Save").single()).click();
        awaitText(page, "long-queue waiting");
        test(find(Button.class, page).withText("Remove").single()).click();

        awaitText(page, "rules fire");
        assertThat(find(Button.class, page).withText("Remove").all()).isEmpty();
    }

    @Test
    void aRuleWithoutAThresholdIsRefusedWithASentence() {
        Page page = open("rules");

        test(find(Button.class, page).withText("Save").single()).click();

        assertThat(text(page)).contains("threshold");
    }

    @Test
    void aRunbookHasItsTitleOnTopAndItsStepsBelow() {
        UI.getCurrent().navigate("runbooks/kv-cache");

        assertThat(find(H1.class).single().getText()).isEqualTo("KV cache is full");
        assertThat(find(Markdown.class).single().getContent())
                .contains("## What to do")
                .doesNotContain("# KV cache");
    }

    @Test
    void aRunbookThatDoesNotExistSaysSo() {
        UI.getCurrent().navigate("runbooks/nonsense");

        assertThat(find(Markdown.class).all()).isEmpty();
        assertThat(find(H1.class).single().getText()).isEqualTo("nonsense");
    }

    @Test
    void episodesBeginWithWhoIsBusyNow() {
        Page page = open("episodes");

        assertThat(text(page)).containsSubsequence("Busy now:", "deepseek-v3 (rate limiter)", "Busy episodes");
    }

    @Test
    void gpusBeginWithThoseThatAreLost() {
        assertThat(text(open("gpus"))).containsSubsequence("GPUs are lost:", "Utilisation");
    }

    @Test
    void incidentsBeginWithHowManyNobodyTakesCareOf() {
        assertThat(text(open("incidents"))).containsSubsequence("Alerts firing:", "Nobody takes care of", "Firing");
    }
}
