package dev.headroom.forecasting.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What the policies achieve on the same demand. {@code main} prints the table of docs/recommendations.md. */
class PolicyReplayTest {

    private static final double MARGIN = 1.1;

    @Test
    void aRampThatIsKnownBeforehandIsServedWithFewerReplicasThanStatic() {
        Course ramp = Course.ramp();
        PolicyReplay.Outcome known = PolicyReplay.run(ramp, known(ramp));

        assertThat(ramp.perReplica()).isBetween(1.35, 1.55);
        assertThat(known.within()).isGreaterThan(0.999);
        assertThat(known.replicas()).isLessThan(7);
    }

    private static Policy known(Course course) {
        return Policies.ours(course, (_, then) -> course.demand().requestsPerSecond(then), MARGIN);
    }

    /** No season, no event: the forecast is the load of now. */
    private static Policy unforeseen(Course course) {
        return Policies.ours(course, (now, _) -> course.demand().requestsPerSecond(now), MARGIN);
    }

    public static void main(String[] arguments) {
        Map<String, Course> courses = new LinkedHashMap<>();
        courses.put("llm-d ramp", Course.ramp());
        courses.put("evening peak", Course.evening());
        Map<String, Function<Course, Policy>> policies = new LinkedHashMap<>();
        policies.put("static, most", course -> Policies.fixed(course.most()));
        policies.put("last value × 1.1", course -> Policies.lastValue(course, MARGIN));
        policies.put("llm-d SLO law", _ -> Policies.llmd());
        policies.put("ours, not foreseen", PolicyReplayTest::unforeseen);
        policies.put("ours, foreseen", PolicyReplayTest::known);
        courses.forEach((name, course) -> {
            System.out.printf("%s, μ = %.2f%n", name, course.perReplica());
            policies.forEach((policy, of) -> {
                PolicyReplay.Outcome outcome = PolicyReplay.run(course, of.apply(course));
                System.out.printf(
                        "  %-20s %6.2f %%  %.2f replicas%n", policy, 100 * outcome.within(), outcome.replicas());
            });
        });
    }
}
