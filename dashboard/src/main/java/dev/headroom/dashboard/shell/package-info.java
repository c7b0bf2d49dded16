/**
 * The frame around the pages: navigation, header tools, language, theme and the translations. It knows no metric.
 */
@NullMarked
package dev.headroom.dashboard.shell;

import org.jspecify.annotations.NullMarked;
