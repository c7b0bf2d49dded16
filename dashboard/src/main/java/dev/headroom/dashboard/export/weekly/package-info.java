/**
 * The forecasts of all services as dated files, once a week, in a directory and by mail. What stands in the files is made
 * in {@code export}.
 */
@NullMarked
package dev.headroom.dashboard.export.weekly;

import org.jspecify.annotations.NullMarked;
