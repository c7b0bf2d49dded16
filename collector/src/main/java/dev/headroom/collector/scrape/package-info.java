/**
 * Scrapes every target on its schedule, within places for so many at once, and hands each outcome to the listeners. How a
 * target is read lives in {@code source}, how a scrape may end in {@code outcome}, what people are told of targets in
 * {@code status}, and HTTP in {@code http}.
 */
@NullMarked
package dev.headroom.collector.scrape;

import org.jspecify.annotations.NullMarked;
