/**
 * A table worked out for one layout of a page: where on it each number stands, so that the next page of the same layout is
 * read without looking for names.
 */
@NullMarked
package dev.headroom.collector.dialect.plan;

import org.jspecify.annotations.NullMarked;
