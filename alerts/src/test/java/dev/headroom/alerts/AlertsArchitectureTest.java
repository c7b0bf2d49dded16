package dev.headroom.alerts;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.headroom.architecture.Walls;

@AnalyzeClasses(packages = "dev.headroom.alerts", importOptions = Walls.ProductionOnly.class)
class AlertsArchitectureTest {

    @ArchTest
    static final ArchRule looksOnlyDown = Walls.looksOnlyDown("alerts", "dev.headroom.dashboard..");

    @ArchTest
    static final ArchRule domainIsFreeOfFrameworks = Walls.domainIsFreeOfFrameworks("alerts");

    @ArchTest
    static final ArchRule packagesFormNoCycle = Walls.packagesFormNoCycle("alerts");

    @ArchTest
    static final ArchRule tribuoOnlyInModels = Walls.tribuoOnlyInModels();
}
