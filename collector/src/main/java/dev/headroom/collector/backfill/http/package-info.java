/** Asks Prometheus, Thanos, Mimir, VictoriaMetrics and whoever else has Prometheus' query API, over HTTP. */
@NullMarked
package dev.headroom.collector.backfill.http;

import org.jspecify.annotations.NullMarked;
