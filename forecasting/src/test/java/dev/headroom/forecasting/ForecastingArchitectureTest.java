package dev.headroom.forecasting;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.headroom.architecture.Walls;

@AnalyzeClasses(packages = "dev.headroom.forecasting", importOptions = Walls.ProductionOnly.class)
class ForecastingArchitectureTest {

    @ArchTest
    static final ArchRule looksOnlyDown =
            Walls.looksOnlyDown("forecasting", "dev.headroom.alerts..", "dev.headroom.dashboard..");

    @ArchTest
    static final ArchRule domainIsFreeOfFrameworks = Walls.domainIsFreeOfFrameworks("forecasting");

    @ArchTest
    static final ArchRule packagesFormNoCycle = Walls.packagesFormNoCycle("forecasting");

    @ArchTest
    static final ArchRule tribuoOnlyInModels = Walls.tribuoOnlyInModels();

    @ArchTest
    static final ArchRule tensorFlowOnlyBelowLstm = Walls.tensorFlowOnlyBelowLstm();
}
