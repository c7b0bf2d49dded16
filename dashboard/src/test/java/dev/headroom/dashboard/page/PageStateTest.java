package dev.headroom.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageStateTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:20:00Z");

    @Test
    void everyStateSurvivesTheRoundTripThroughTheAddress() {
        PageState relative =
                new PageState(new TimeRange.Last(Duration.ofDays(7)), Optional.of(ZoneId.of("UTC")), false);
        PageState fixed = new PageState(
                new TimeRange.Between(NOW.minusSeconds(3600), NOW), Optional.of(ZoneId.of("Asia/Shanghai")), true);

        assertThat(PageState.parse(relative.toQuery()).state()).isEqualTo(relative);
        assertThat(PageState.parse(fixed.toQuery()).state()).isEqualTo(fixed);
        assertThat(PageState.parse(PageState.DEFAULT.toQuery()).state()).isEqualTo(PageState.DEFAULT);
        assertThat(PageState.DEFAULT.toQuery().getParameters()).isEmpty();
    }

    @Test
    void aRelativeRangeStaysRelativeInTheAddress() {
        assertThat(new PageState(new TimeRange.Last(Duration.ofMinutes(90)), Optional.empty(), true)
                        .toQuery()
                        .getQueryString())
                .isEqualTo("from=now-90m&to=now");
    }

    @Test
    void unreadableParametersFallBackAndAreNamed() {
        PageState.Parsed parsed = PageState.parse(QueryParameters.fromString("from=yesterday&to=now&zone=Mars/Base"));

        assertThat(parsed.state()).isEqualTo(PageState.DEFAULT);
        assertThat(parsed.refused()).containsExactly("from, to", "zone");
        assertThat(PageState.parse(QueryParameters.fromString("from=now-99999999h"))
                        .refused())
                .hasSize(1);
    }

    @Test
    void steppingBackFreezesTheRangeAndSteppingPastNowFollowsAgain() {
        TimeRange range = new TimeRange.Last(Duration.ofHours(6));

        TimeRange back = range.shifted(-1, NOW);

        assertThat(back)
                .isEqualTo(new TimeRange.Between(NOW.minus(Duration.ofHours(9)), NOW.minus(Duration.ofHours(3))));
        assertThat(back.shifted(1, NOW)).isEqualTo(range);
    }

    @Test
    void aRangeIsNeverCutIntoMoreStepsThanAChartShows() {
        for (Duration length : TimeRange.QUICK) {
            assertThat(new Moment(NOW, new TimeRange.Last(length), Duration.ofSeconds(15))
                            .window()
                            .points())
                    .isLessThanOrEqualTo(262);
        }
    }

    @Test
    void noStepIsShorterThanTwoScrapes() {
        Moment seldom = new Moment(NOW, new TimeRange.Last(Duration.ofHours(1)), Duration.ofSeconds(60));

        assertThat(seldom.window().step()).isEqualTo(Duration.ofMinutes(2));
        assertThat(seldom.lately().step()).isEqualTo(Duration.ofMinutes(2));
    }
}
