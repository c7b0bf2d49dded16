/**
 * What a dialect's YAML file says, checked: which families fill which field, and how. Knows nothing of a page but the names
 * of its families.
 */
@NullMarked
package dev.headroom.collector.dialect.table;

import org.jspecify.annotations.NullMarked;
