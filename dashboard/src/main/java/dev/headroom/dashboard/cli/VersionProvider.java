package dev.headroom.dashboard.cli;

import picocli.CommandLine.IVersionProvider;

/** The version the build wrote into the jar. */
final class VersionProvider implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = VersionProvider.class.getPackage().getImplementationVersion();
        return new String[] {"Headroom " + (version == null ? "built from classes" : version)};
    }
}
