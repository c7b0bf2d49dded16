package dev.headroom.dashboard.page;

import java.time.Duration;
import java.time.InstantSource;

/**
 * What every page needs to run, whatever it shows.
 *
 * @param scrapeInterval usual one: charts have no finer steps than two of them
 */
public record PageFrame(InstantSource clock, PanelLoader loader, Beat beat, Duration scrapeInterval) {}
