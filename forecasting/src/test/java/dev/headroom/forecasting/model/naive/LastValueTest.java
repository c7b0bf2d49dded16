package dev.headroom.forecasting.model.naive;

import dev.headroom.forecasting.model.Forecaster;
import dev.headroom.forecasting.model.ForecasterContract;

class LastValueTest extends ForecasterContract {

    @Override
    protected Forecaster member() {
        return new LastValue();
    }
}
