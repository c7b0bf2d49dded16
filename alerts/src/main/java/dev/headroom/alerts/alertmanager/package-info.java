/** Alerts for the API of a Prometheus Alertmanager, which routes and groups them itself. */
@NullMarked
package dev.headroom.alerts.alertmanager;

import org.jspecify.annotations.NullMarked;
