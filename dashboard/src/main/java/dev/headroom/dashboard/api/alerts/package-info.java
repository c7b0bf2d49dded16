/** Rules, what fires by them, who was told, what is kept quiet, and the busy stretches behind it. */
@NullMarked
package dev.headroom.dashboard.api.alerts;

import org.jspecify.annotations.NullMarked;
