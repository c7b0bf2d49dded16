/**
 * How to get in: credentials, certificates, and which addresses may be dialled at all. Used for the pages of targets and
 * for the servers that list them. Secrets come from the configuration or from files, and are read again when they change.
 */
@NullMarked
package dev.headroom.collector.access;

import org.jspecify.annotations.NullMarked;
