/**
 * Rewrites or drops discovered targets by their labels, with the meaning Prometheus gives to {@code relabel_configs}.
 * Expressions run in time linear in the text (RE2), so that none can hold up discovery.
 */
@NullMarked
package dev.headroom.collector.discovery.relabel;

import org.jspecify.annotations.NullMarked;
