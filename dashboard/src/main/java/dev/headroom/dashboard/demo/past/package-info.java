/** The history that the demo lays down before it starts, made of what its pages would have shown. */
@NullMarked
package dev.headroom.dashboard.demo.past;

import org.jspecify.annotations.NullMarked;
