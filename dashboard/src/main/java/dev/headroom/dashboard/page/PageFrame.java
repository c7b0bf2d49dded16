package dev.headroom.dashboard.page;

import java.time.InstantSource;

/** What every page needs to run, whatever it shows. */
public record PageFrame(InstantSource clock, PanelLoader loader, Beat beat) {}
