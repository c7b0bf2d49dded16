/**
 * Tables that say how one kind of server names its metrics, and the reader that applies them to a page. Tables are
 * resources, not code: a new server is a new file. Reading bytes is the business of {@code exposition}.
 */
@NullMarked
package dev.headroom.collector.dialect;

import org.jspecify.annotations.NullMarked;
