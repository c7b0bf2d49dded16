package dev.headroom.forecasting.model.boosting;

import dev.headroom.forecasting.model.Forecaster;
import dev.headroom.forecasting.model.ForecasterContract;

class XgboostTest extends ForecasterContract {

    @Override
    protected Forecaster member() {
        return new Boosting(new BoostingSettings(40, 5, 0.2, 10)).alone();
    }
}
