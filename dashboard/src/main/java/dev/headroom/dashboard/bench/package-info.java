/**
 * Measures what collecting costs on the machine at hand: a farm of pages in a process of its own, the product as users run
 * it in another, and the processor time and memory that the operating system counts for each. Nothing here is part of
 * the running product.
 */
@NullMarked
package dev.headroom.dashboard.bench;

import org.jspecify.annotations.NullMarked;
