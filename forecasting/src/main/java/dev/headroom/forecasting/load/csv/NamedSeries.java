package dev.headroom.forecasting.load.csv;

import dev.headroom.forecasting.load.DemandSeries;

/** One series of a file, and how the file writes its times. */
public record NamedSeries(String id, TimeForm form, DemandSeries series) {}
