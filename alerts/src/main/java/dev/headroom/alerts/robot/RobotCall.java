package dev.headroom.alerts.robot;

import dev.headroom.alerts.notification.MessageText;
import dev.headroom.alerts.notification.Phrases;
import dev.headroom.collector.fleet.Secret;
import java.time.Instant;
import java.util.Optional;

/**
 * One message to one robot.
 *
 * @param url where it is posted
 * @param key what signs it; empty when the robot asks for no signature
 */
public record RobotCall(Secret url, Optional<Secret> key, MessageText text, Phrases phrases, Instant now) {}
