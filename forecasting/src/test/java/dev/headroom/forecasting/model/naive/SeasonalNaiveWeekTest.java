package dev.headroom.forecasting.model.naive;

import dev.headroom.forecasting.model.Forecaster;
import dev.headroom.forecasting.model.ForecasterContract;

class SeasonalNaiveWeekTest extends ForecasterContract {

    @Override
    protected Forecaster member() {
        return SeasonalNaive.week();
    }
}
