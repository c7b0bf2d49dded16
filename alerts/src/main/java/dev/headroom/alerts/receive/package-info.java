/** Alerts that an Alertmanager pushes to us. They become incidents beside those of our own rules and are told alike. */
@NullMarked
package dev.headroom.alerts.receive;

import org.jspecify.annotations.NullMarked;
