/** The built jar as its users run it: in a process of its own, with its own data directory and real targets. */
@NullMarked
package dev.headroom.dashboard.process;

import org.jspecify.annotations.NullMarked;
