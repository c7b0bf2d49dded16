package dev.headroom.dashboard;

import dev.headroom.alerts.AlertsConfiguration;
import dev.headroom.collector.CollectorConfiguration;
import dev.headroom.dashboard.cli.HeadroomCommand;
import dev.headroom.dashboard.cli.server.ServerStart;
import dev.headroom.forecasting.ForecastingConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Puts the modules together. The storage module makes the data source and runs the migrations itself. */
@SpringBootApplication(exclude = DataSourceAutoConfiguration.class)
@Import({CollectorConfiguration.class, ForecastingConfiguration.class, AlertsConfiguration.class})
public class HeadroomApplication {

    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

    public static void main(String[] arguments) {
        leaveProcessorsAsleep();
        int code = HeadroomCommand.commandLine(System.getenv()).execute(arguments);
        if (code != ServerStart.STAYS_UP) {
            System.exit(code);
        }
    }

    /**
     * Scrapes and panels wait far more than they compute. With a carrier for every processor each short answer wakes
     * another one, which cost a third of the processor time of a scrape. Must run before the first virtual thread.
     */
    private static void leaveProcessorsAsleep() {
        if (System.getProperty(CARRIERS) == null) {
            int carriers = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
            System.setProperty(CARRIERS, Integer.toString(carriers));
        }
    }
}
