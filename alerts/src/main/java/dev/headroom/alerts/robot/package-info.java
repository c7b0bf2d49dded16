/**
 * Robots of group chats: a webhook whose address is the secret, perhaps a key that signs, and an answer that says 200 with the
 * truth in its body. What each product says differently is its {@link dev.headroom.alerts.robot.RobotDialect}.
 */
@NullMarked
package dev.headroom.alerts.robot;

import org.jspecify.annotations.NullMarked;
