/**
 * Incidents as the other modules see them. How they come about lives in {@code rule} and {@code evaluation}, how they
 * are told in {@code notification} and one package per channel.
 */
@NullMarked
package dev.headroom.alerts;

import org.jspecify.annotations.NullMarked;
