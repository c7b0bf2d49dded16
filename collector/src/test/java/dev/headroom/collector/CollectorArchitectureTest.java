package dev.headroom.collector;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.headroom.architecture.Walls;

@AnalyzeClasses(packages = "dev.headroom.collector", importOptions = Walls.ProductionOnly.class)
class CollectorArchitectureTest {

    @ArchTest
    static final ArchRule looksOnlyDown = Walls.looksOnlyDown(
            "collector", "dev.headroom.forecasting..", "dev.headroom.alerts..", "dev.headroom.dashboard..");

    @ArchTest
    static final ArchRule domainIsFreeOfFrameworks = Walls.domainIsFreeOfFrameworks("collector");

    @ArchTest
    static final ArchRule packagesFormNoCycle = Walls.packagesFormNoCycle("collector");

    @ArchTest
    static final ArchRule tribuoOnlyInModels = Walls.tribuoOnlyInModels();
}
