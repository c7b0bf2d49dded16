package dev.headroom.alerts.receive;

import java.util.List;

/** Takes alerts of others in. Thread-safe. */
public interface PushedAlerts {

    /** Opens and closes incidents; saying the same twice changes nothing. */
    void take(List<PushedAlert> alerts);
}
