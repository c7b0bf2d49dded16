/** Values that cost a look at weeks of history and change slowly, kept for a while. It knows nothing of what they mean. */
@NullMarked
package dev.headroom.alerts.memory;

import org.jspecify.annotations.NullMarked;
