/**
 * Reads GPUs by running {@code nvidia-smi -q -x}, here or behind any prefix such as {@code ssh}, and names every way in
 * which that fails. It knows nothing of schedules, targets or storage.
 */
@NullMarked
package dev.headroom.collector.gpu;

import org.jspecify.annotations.NullMarked;
