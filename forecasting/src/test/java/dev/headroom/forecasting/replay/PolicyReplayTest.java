package dev.headroom.forecasting.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.forecasting.replay.Policies.Belief;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What the policies achieve on the same demand. {@code main} prints the table of docs/recommendations.md. */
class PolicyReplayTest {

    @Test
    void aRampThatIsKnownBeforehandIsServedWithFewerReplicasThanStatic() {
        Course ramp = Course.ramp();
        PolicyReplay.Outcome known = PolicyReplay.run(ramp, known(ramp, Belief.RIGHT));

        assertThat(ramp.perReplica()).isBetween(1.35, 1.55);
        assertThat(known.within()).isGreaterThan(0.999);
        assertThat(known.replicas()).isLessThan(7);
    }

    private static Policy known(Course course, Belief belief) {
        return Policies.ours(course, (_, then) -> course.demand().requestsPerSecond(then), belief);
    }

    /** No season, no event: the forecast is the load of now. */
    private static Policy unforeseen(Course course, Belief belief) {
        return Policies.ours(course, (now, _) -> course.demand().requestsPerSecond(now), belief);
    }

    public static void main(String[] arguments) {
        Map<String, Course> courses = new LinkedHashMap<>();
        courses.put("llm-d ramp", Course.ramp());
        courses.put("evening peak", Course.evening());
        Map<String, Function<Course, Policy>> policies = new LinkedHashMap<>();
        policies.put("static, most", course -> Policies.fixed(course.most()));
        policies.put("llm-d SLO law", _ -> Policies.llmd());
        for (double factor : new double[] {1, 1.1, 1.25}) {
            String told = String.format(Locale.ROOT, ", told %.2f μ", factor);
            Belief belief = new Belief(1.1, factor, true);
            Belief blind = new Belief(1.1, factor, false);
            policies.put("last value × 1.1" + told, course -> Policies.lastValue(course, belief));
            policies.put("ours, not foreseen" + told, course -> unforeseen(course, belief));
            policies.put("ours, foreseen" + told, course -> known(course, belief));
            policies.put("ours without latencies, not foreseen" + told, course -> unforeseen(course, blind));
        }
        courses.forEach((name, course) -> {
            System.out.printf("%s, μ = %.2f%n", name, course.perReplica());
            policies.forEach((policy, of) -> {
                PolicyReplay.Outcome outcome = PolicyReplay.run(course, of.apply(course));
                System.out.printf(
                        "  %-52s %6.2f %%  %.2f replicas%n", policy, 100 * outcome.within(), outcome.replicas());
            });
        });
    }
}
