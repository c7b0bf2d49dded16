package dev.headroom.forecasting.model.lstm;

import java.nio.file.Path;

/** Where native libraries are unpacked, when they are first needed. */
public record NativeLibraries(Path directory) {}
