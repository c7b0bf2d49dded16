package dev.headroom.dashboard;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Headroom. */
@SpringBootApplication
public class HeadroomApplication {
    public static void main(String[] args) {
        SpringApplication.run(HeadroomApplication.class, args);
    }
}
