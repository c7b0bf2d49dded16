/**
 * Why a service is busy: the cause, its evidence and the runner-up, for now and for every busy stretch of the past.
 * It reads the history and judges; it keeps nothing.
 */
@NullMarked
package dev.headroom.alerts.diagnosis;

import org.jspecify.annotations.NullMarked;
