/**
 * Starts and stops the threads of this module with the application. Nothing is decided here.
 */
@NullMarked
package dev.headroom.alerts.spring;

import org.jspecify.annotations.NullMarked;
