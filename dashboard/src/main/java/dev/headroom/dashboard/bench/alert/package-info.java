/**
 * Measures how long it takes from a bad value on a page until somebody is told: pages and receivers in a process of their
 * own, the product as users run it in another. Nothing here is part of the running product.
 */
@NullMarked
package dev.headroom.dashboard.bench.alert;

import org.jspecify.annotations.NullMarked;
