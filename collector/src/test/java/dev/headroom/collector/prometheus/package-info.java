/** A real Prometheus, for tests of what it pushes to us and of what we read from it. */
package dev.headroom.collector.prometheus;
