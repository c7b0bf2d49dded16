/**
 * Every GPU with its load, memory, power, temperature and what holds it back.
 */
@NullMarked
package dev.headroom.dashboard.gpus;

import org.jspecify.annotations.NullMarked;
