package dev.headroom.alerts.robot;

import dev.headroom.alerts.http.JsonAnswer;
import dev.headroom.alerts.http.Post;
import dev.headroom.alerts.notification.Pace;

/** How one product's robots are spoken to. Thread-safe. */
public interface RobotDialect {

    Pace pace();

    Post post(RobotCall call);

    /** How their answers are understood. */
    JsonAnswer answer();
}
