/**
 * What a start without configuration finds on this machine: servers and exporters on their usual ports, loopback only, and
 * nvidia-smi. It writes a configuration like the one an operator would write and leaves the rest to that.
 */
@NullMarked
package dev.headroom.collector.local;

import org.jspecify.annotations.NullMarked;
