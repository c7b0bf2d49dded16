/**
 * OTLP metrics over HTTP, in protobuf and JSON: decoding, the translation of OpenTelemetry's names, units and histograms
 * into what a metrics page would show, and running totals for those who send increases.
 */
@NullMarked
package dev.headroom.collector.receive.otlp;

import org.jspecify.annotations.NullMarked;
