/**
 * Targets that the domain name system lists: one for each address of a name, or for each server an SRV record names.
 */
@NullMarked
package dev.headroom.collector.discovery.dns;

import org.jspecify.annotations.NullMarked;
