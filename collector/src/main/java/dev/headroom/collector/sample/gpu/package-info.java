/** One graphics processor: which it is, and what is known of it at an instant. Knows neither sources nor storage. */
@NullMarked
package dev.headroom.collector.sample.gpu;

import org.jspecify.annotations.NullMarked;
