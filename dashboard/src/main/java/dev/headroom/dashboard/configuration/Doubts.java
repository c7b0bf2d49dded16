package dev.headroom.dashboard.configuration;

import dev.headroom.collector.access.Access;
import dev.headroom.collector.access.Credentials;
import dev.headroom.collector.access.SecretSource;
import dev.headroom.collector.access.TlsSettings;
import dev.headroom.collector.discovery.JobDefinition;
import dev.headroom.collector.discovery.SourceDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What may be meant and may be a mistake. It stops no start: files of secrets may come later, and the check may run on
 * another machine.
 */
public final class Doubts {

    private Doubts() {}

    /** Plain sentences, without secrets. */
    public static List<String> about(Settings settings) {
        List<String> doubts = new ArrayList<>();
        for (JobDefinition job : settings.scrape().jobs()) {
            about("job " + job.name(), job.access(), doubts);
            for (SourceDefinition source : job.sources()) {
                switch (source) {
                    case SourceDefinition.HttpList list ->
                        about("the http source of job " + job.name(), list.access(), doubts);
                    case SourceDefinition.Files(var pattern) -> aboutFile("job " + job.name(), plain(pattern), doubts);
                    case SourceDefinition.Kubernetes cluster ->
                        aboutFile("job " + job.name(), cluster.kubeconfig().stream(), doubts);
                    case SourceDefinition.Urls _, SourceDefinition.Command _, SourceDefinition.Dns _ -> {}
                }
            }
        }
        settings.export().flatMap(export -> export.shelf().directory()).ifPresent(directory -> {
            if (!Files.isWritable(nearestThatIs(directory))) {
                doubts.add("the export cannot write to " + directory + " here");
            }
        });
        return doubts;
    }

    /** The directory, or what it would be made in. */
    private static Path nearestThatIs(Path directory) {
        Path nearest = directory.toAbsolutePath();
        while (!Files.exists(nearest) && nearest.getParent() != null) {
            nearest = nearest.getParent();
        }
        return nearest;
    }

    private static void about(String who, Access access, List<String> doubts) {
        if (access.tls().anyServer()) {
            doubts.add(who + " believes any server (insecure-trust-any-server): whoever stands in between can read its"
                    + " credentials and forge its numbers");
        }
        Stream<SecretSource> ofCredentials =
                switch (access.credentials()) {
                    case Credentials.None _ -> Stream.of();
                    case Credentials.BearerToken(var token) -> Stream.of(token);
                    case Credentials.BasicAuth(var _, var password) -> Stream.of(password);
                };
        Stream<Path> secrets = Stream.concat(ofCredentials, access.headers().values().stream())
                .flatMap(secret -> secret instanceof SecretSource.InFile(var file) ? Stream.of(file) : Stream.of());
        aboutFile(who, secrets, doubts);
        aboutFile(who, access.tls().authorities().stream(), doubts);
        aboutFile(who, access.tls().certificate().stream().flatMap(Doubts::files), doubts);
    }

    private static Stream<Path> files(TlsSettings.ClientCertificate shown) {
        return Stream.of(shown.chain(), shown.key()).distinct();
    }

    private static void aboutFile(String who, Stream<Path> files, List<String> doubts) {
        files.filter(file -> !Files.isReadable(file))
                .forEach(file -> doubts.add(who + " needs the file " + file + ", which cannot be read here"));
    }

    private static Stream<Path> plain(Path pattern) {
        String name = String.valueOf(pattern.getFileName());
        return name.matches(".*[*?\\[].*") ? Stream.of() : Stream.of(pattern);
    }
}
