/**
 * The port that every forecasting model serves, and the catalogue of models. Each family has a package of its own below;
 * Tribuo is known there and nowhere else. How members are weighed is the business of {@code ensemble}.
 */
@NullMarked
package dev.headroom.forecasting.model;

import org.jspecify.annotations.NullMarked;
