/** What one look at a target showed: totals as they stand there, not yet increases. Dialects and nvidia-smi end here. */
@NullMarked
package dev.headroom.collector.sample.reading;

import org.jspecify.annotations.NullMarked;
