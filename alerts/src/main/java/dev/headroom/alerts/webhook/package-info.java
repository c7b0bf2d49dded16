/**
 * Any receiver of Prometheus Alertmanager's webhook, version 4. It gets the same JSON that Alertmanager would send.
 */
@NullMarked
package dev.headroom.alerts.webhook;

import org.jspecify.annotations.NullMarked;
