/**
 * Posts JSON to webhooks with limits that hold for the whole exchange. What the answer means is the channel's business.
 */
@NullMarked
package dev.headroom.alerts.http;

import org.jspecify.annotations.NullMarked;
