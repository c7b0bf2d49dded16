/**
 * What every page is made of: the range it shows and how that stands in the address, panels that load apart from each
 * other and say when they have nothing, and the beat that refreshes them.
 */
@NullMarked
package dev.headroom.dashboard.page;

import org.jspecify.annotations.NullMarked;
