package dev.headroom.forecasting.training;

import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Seasons;

/**
 * What is known of the load of one service.
 *
 * @param whole up to now
 * @param unjudged without the days by which the ensemble judges its members; may be empty
 * @param seasons those that forecasts of this service use, which a short history cuts
 */
record Past(DemandSeries whole, DemandSeries unjudged, Seasons seasons) {}
