/**
 * What is wrong in the file, with key and line, collected while it is bound and mapped.
 */
@NullMarked
package dev.headroom.dashboard.configuration.finding;

import org.jspecify.annotations.NullMarked;
