package dev.headroom.dashboard;

import dev.headroom.dashboard.cli.HeadroomCommand;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;

/** Puts the modules together. The storage module makes the data source and runs the migrations itself. */
@SpringBootApplication(exclude = DataSourceAutoConfiguration.class)
public class HeadroomApplication {

    public static void main(String[] arguments) {
        int code = HeadroomCommand.commandLine(System.getenv()).execute(arguments);
        if (code != HeadroomCommand.STAYS_UP) {
            System.exit(code);
        }
    }
}
