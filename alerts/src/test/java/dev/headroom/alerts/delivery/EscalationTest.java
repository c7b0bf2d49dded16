package dev.headroom.alerts.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerts.notification.Message.Kind;
import dev.headroom.alerts.settings.DeliverySettings;
import dev.headroom.alerts.settings.Escalation;
import dev.headroom.alerts.settings.Grouping;
import dev.headroom.alerts.settings.Route;
import dev.headroom.alerts.silence.Matchers;
import dev.headroom.alerts.silence.MutePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EscalationTest {

    private static final DeliverySettings SETTINGS = new DeliverySettings(
            Grouping.USUAL,
            List.of(),
            List.of(new Escalation(Duration.ofMinutes(15), Matchers.ANY, List.of("pager"))),
            MutePolicy.USUAL);

    private final ScriptedNotifier pager = new ScriptedNotifier("pager");
    private final DeliveryBench bench = new DeliveryBench(pager, SETTINGS);

    @Test
    void theNextChannelIsToldWhenNobodyAcknowledges() {
        bench.breach().deliver();
        assertThat(pager.handed()).isEmpty();

        bench.after(Duration.ofMinutes(15));
        assertThat(pager.kinds()).containsExactly(Kind.FIRING);
    }

    @Test
    void nobodyIsWokenForWhatSomebodyTakesCareOf() {
        bench.breach();
        bench.alerts.incidents.acknowledge(
                bench.alerts.incidents.firing().getFirst().id(), "li", "test");

        bench.after(Duration.ofHours(5));
        assertThat(pager.handed()).isEmpty();
        assertThat(bench.audit.between(
                        Instant.EPOCH, bench.alerts.clock.instant().plusSeconds(1), 10))
                .singleElement()
                .satisfies(row -> assertThat(row.entry().action()).isEqualTo("incident.acknowledge"));
    }

    @Test
    void whoeverWasWokenIsToldOfTheEnd() {
        bench.breach().after(Duration.ofMinutes(15)).recover().deliver();

        assertThat(pager.kinds()).containsExactly(Kind.FIRING, Kind.RESOLVED);
    }

    @Test
    void aRouteChoosesByLabels() {
        ScriptedNotifier ops = new ScriptedNotifier("ops");
        DeliverySettings critical = new DeliverySettings(
                Grouping.USUAL,
                List.of(new Route(Matchers.of("severity=\"critical\""), List.of("ops"))),
                List.of(),
                MutePolicy.USUAL);
        DeliveryBench routed = new DeliveryBench(ops, critical);

        routed.breach().deliver();
        assertThat(ops.handed()).isEmpty();
        routed.alerts.rejecting(0.5, Duration.ofMinutes(3));
        routed.deliver();
        assertThat(ops.kinds()).hasSize(1);
    }

    @Test
    void whatStillFiresIsRepeatedAfterFourHoursUnlessAcknowledged() {
        ScriptedNotifier ops = new ScriptedNotifier("ops");
        DeliveryBench usual = new DeliveryBench(ops, DeliverySettings.USUAL);
        usual.breach().deliver().after(Duration.ofHours(3));
        assertThat(ops.handed()).hasSize(1);

        usual.after(Duration.ofHours(1));
        assertThat(ops.groups().getLast().envelope().repeated()).isTrue();
        usual.alerts.incidents.acknowledge(
                usual.alerts.incidents.firing().getFirst().id(), "li", "test");
        usual.after(Duration.ofHours(5));
        assertThat(ops.handed()).hasSize(2);
    }
}
