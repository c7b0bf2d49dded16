package dev.headroom.collector.storage.jdbc.leadership;

import dev.headroom.collector.storage.Duty;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Leads, writes once, says so, and writes again after it had time to be stopped. A process of its own. */
final class SleepingLeader {

    static final String SAYS = "says: ";

    private SleepingLeader() {}

    public static void main(String[] arguments) {
        try (LeadershipTest.Instance me = new LeadershipTest.Instance(arguments[0], arguments[1], arguments[2])) {
            me.arrival.start();
            me.leadership.lead(Duty.MAINTENANCE, () -> me.write("sleeper"));
            System.out.println(SAYS + "wrote");
            me.leadership.lead(Duty.MAINTENANCE, () -> {
                System.out.println(SAYS + "inside");
                LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
                System.out.println(SAYS + writeAgain(me));
            });
        }
    }

    private static String writeAgain(LeadershipTest.Instance me) {
        try {
            me.write("sleeper");
            return "not refused";
        } catch (Fence.DutyLost e) {
            return "refused";
        }
    }
}
