package dev.headroom.collector.storage.embedded;

import dev.headroom.collector.fleet.Secret;
import dev.headroom.collector.storage.StorageRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/** The directory with the database's files. It appears under its name only when it is complete. */
final class Cluster {
    static final String USER = "headroom";
    static final String DATABASE = "headroom";

    private final EmbeddedSettings settings;
    private final PostgresBinaries binaries;
    private final ServerAccount account;

    Cluster(EmbeddedSettings settings, PostgresBinaries binaries, ServerAccount account) {
        this.settings = settings;
        this.binaries = binaries;
        this.account = account;
    }

    /** Creates the cluster unless there is one. Returns the password of its only user. */
    Secret prepare() throws IOException {
        if (!Files.isDirectory(settings.cluster())) {
            create();
        }
        if (!Files.isRegularFile(settings.passwordFile())) {
            throw new StorageRefused("The password file " + settings.passwordFile()
                    + " is gone; without it the data beside it cannot be opened.");
        }
        account.own(settings.cluster());
        return new Secret(Files.readString(settings.passwordFile()).strip());
    }

    private void create() throws IOException {
        Path unfinished = settings.directory().resolve("pgdata.tmp");
        Path password = settings.directory().resolve("pgpassword.tmp");
        PostgresBinaries.deleteRecursively(unfinished);
        Files.deleteIfExists(password);
        Files.createDirectory(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createFile(password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(password, generatedPassword());
        account.own(unfinished);
        account.own(password);
        List<String> initdb = account.command(
                binaries.path("initdb"),
                "--pgdata=" + unfinished,
                "--username=" + USER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--data-checksums",
                "--no-instructions",
                durable() ? "--sync-method=fsync" : "--no-sync");
        run(initdb, "");
        createDatabase(unfinished);
        // The password first: a cluster without it would be lost, a password without a cluster is not missed.
        Files.move(password, settings.passwordFile(), StandardCopyOption.REPLACE_EXISTING);
        Files.move(unfinished, settings.cluster());
    }

    private boolean durable() {
        return !"off".equals(settings.parameters().get("fsync"));
    }

    /** In single-user mode, which needs neither a port nor a password. */
    private void createDatabase(Path unfinished) throws IOException {
        run(
                account.command(binaries.path("postgres"), "--single", "-D", unfinished.toString(), "template1"),
                "CREATE DATABASE " + DATABASE + ";\n");
    }

    private void run(List<String> command, String input) throws IOException {
        Command initialisation = Command.run(command, input);
        if (!initialisation.succeeded()) {
            throw Complaint.about(
                    "create its files",
                    settings.directory(),
                    initialisation.output().lines().toList());
        }
    }

    private static String generatedPassword() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
