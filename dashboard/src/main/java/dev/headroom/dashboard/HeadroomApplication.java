package dev.headroom.dashboard;

import dev.headroom.alerts.AlertsConfiguration;
import dev.headroom.collector.CollectorConfiguration;
import dev.headroom.dashboard.cli.HeadroomCommand;
import dev.headroom.forecasting.ForecastingConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Puts the modules together. The storage module makes the data source and runs the migrations itself. */
@SpringBootApplication(exclude = DataSourceAutoConfiguration.class)
@Import({CollectorConfiguration.class, ForecastingConfiguration.class, AlertsConfiguration.class})
public class HeadroomApplication {

    public static void main(String[] arguments) {
        int code = HeadroomCommand.commandLine(System.getenv()).execute(arguments);
        if (code != HeadroomCommand.STAYS_UP) {
            System.exit(code);
        }
    }
}
