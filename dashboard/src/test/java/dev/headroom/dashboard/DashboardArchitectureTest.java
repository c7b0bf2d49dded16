package dev.headroom.dashboard;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.headroom.architecture.Walls;

@AnalyzeClasses(packages = "dev.headroom.dashboard", importOptions = Walls.ProductionOnly.class)
class DashboardArchitectureTest {

    @ArchTest
    static final ArchRule packagesFormNoCycle = Walls.packagesFormNoCycle("dashboard");

    @ArchTest
    static final ArchRule tribuoOnlyInModels = Walls.tribuoOnlyInModels();
}
