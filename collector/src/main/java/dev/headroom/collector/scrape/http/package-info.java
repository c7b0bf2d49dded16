/**
 * Fetches metrics pages with Apache HttpClient: limits while reading, one deadline over the whole exchange, addresses
 * checked after the look-up. Nothing here knows what a page means.
 */
@NullMarked
package dev.headroom.collector.scrape.http;

import org.jspecify.annotations.NullMarked;
