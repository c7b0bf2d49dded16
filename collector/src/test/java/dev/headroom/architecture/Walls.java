package dev.headroom.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

/** The walls of the house, stated once; the architecture test of each module checks its own classes against them. */
public final class Walls {

    private static final DescribedPredicate<JavaClass> ADAPTERS = resideInAnyPackage(
                    "..jdbc..",
                    "..http..",
                    "..spring..",
                    "..slack..",
                    "..email..",
                    "..otlp..",
                    "..remotewrite..",
                    "..kubernetes..",
                    "..tensorflow..")
            .or(nameMatching(".*Configuration(\\$.*)?"))
            .or(nameMatching(".*\\.package-info"))
            .as("adapters");

    private Walls() {}

    /** Leaves out tests and the test classes of other modules, which lie in jars here. */
    public static final class ProductionOnly implements ImportOption {
        private static final ImportOption NO_TESTS = new DoNotIncludeTests();
        private static final ImportOption NO_TEST_JARS = location -> !location.contains("-tests.jar");

        @Override
        public boolean includes(com.tngtech.archunit.core.importer.Location location) {
            return NO_TESTS.includes(location) && NO_TEST_JARS.includes(location);
        }
    }

    /** A module never looks at the modules above it. */
    public static ArchRule looksOnlyDown(String module, String... modulesAbove) {
        return noClasses()
                .that(resideInAPackage("dev.headroom." + module + ".."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(modulesAbove))
                .because("data and dependencies flow collector, forecasting, alerts, dashboard and never back");
    }

    /** Domain code knows no framework, database driver or vendor. */
    public static ArchRule domainIsFreeOfFrameworks(String module) {
        return noClasses()
                .that(resideInAPackage("dev.headroom." + module + ".."))
                .and(not(ADAPTERS))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.springframework..",
                        "com.vaadin..",
                        "java.sql..",
                        "javax.sql..",
                        "org.postgresql..",
                        "org.flywaydb..",
                        "com.zaxxer..",
                        "org.apache.hc..",
                        "io.fabric8..",
                        "com.slack..",
                        "com.google.protobuf..",
                        "io.opentelemetry..",
                        "io.airlift..",
                        "jakarta.mail..",
                        "org.thymeleaf.."))
                .because("only adapters may talk to frameworks, drivers and vendors");
    }

    /** The features of one module form no cycle; a feature is a package with all that lies below it. */
    public static ArchRule packagesFormNoCycle(String module) {
        return slices().matching("dev.headroom." + module + ".(*)..").should().beFreeOfCycles();
    }

    /** Tribuo stays replaceable: one package knows it. */
    public static ArchRule tribuoOnlyInModels() {
        return noClasses()
                .that(not(resideInAPackage("dev.headroom.forecasting.model..")))
                .should()
                .dependOnClassesThat(resideInAPackage("org.tribuo.."))
                .because("the learning library hides behind forecasting.model");
    }

    /** TensorFlow is 600 MB of native code that may be missing: one package knows it. */
    public static ArchRule tensorFlowOnlyBelowLstm() {
        return noClasses()
                .that(not(resideInAPackage("dev.headroom.forecasting.model.lstm.tensorflow..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.tensorflow..", "org.tribuo.interop.tensorflow.."))
                .because("everything else must run where there is no TensorFlow");
    }
}
