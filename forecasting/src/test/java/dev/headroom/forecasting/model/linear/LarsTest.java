package dev.headroom.forecasting.model.linear;

import dev.headroom.forecasting.model.Forecaster;
import dev.headroom.forecasting.model.ForecasterContract;

class LarsTest extends ForecasterContract {

    @Override
    protected Forecaster member() {
        return LagRegression.lars();
    }
}
