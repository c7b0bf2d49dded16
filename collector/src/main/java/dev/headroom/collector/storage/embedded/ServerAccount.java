package dev.headroom.collector.storage.embedded;

import dev.headroom.collector.storage.StorageRefused;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Under which account the server's programs run. PostgreSQL refuses root, so root first tries a user namespace, in which
 * it is nobody while its files stay its own, and else becomes nobody for good.
 *
 * @param prefix words in front of every command
 * @param uid owner that the server's files must have; -1 when that is ourselves anyway
 */
record ServerAccount(List<String> prefix, int uid) {
    static final ServerAccount OURSELVES = new ServerAccount(List.of(), -1);
    static final ServerAccount NAMESPACE = new ServerAccount(List.of("unshare", "-U"), 0);
    static final ServerAccount NOBODY =
            new ServerAccount(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"), 65534);

    static ServerAccount find() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return OURSELVES;
        }
        if (NAMESPACE.works("true")) {
            return NAMESPACE;
        }
        if (NOBODY.works("true")) {
            return NOBODY;
        }
        throw new StorageRefused("PostgreSQL refuses to run as root, and neither unshare nor setpriv may be used here; "
                + "start Headroom as another user or configure a database url.");
    }

    List<String> command(String... words) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(words));
        return command;
    }

    /** Starts a program that the kernel interrupts as soon as the thread that started it is gone, where it can. */
    List<String> mortalCommand(List<String> words) {
        String[] guard = {"setpriv", "--pdeathsig", "INT"};
        List<String> command = works("setpriv", "--pdeathsig", "INT", "true") ? command(guard) : command();
        command.addAll(words);
        return command;
    }

    /** Hands the files to the account unless they are its own already. */
    void own(Path directory) throws IOException {
        if (uid < 0 || Files.getAttribute(directory, "unix:uid").equals(uid)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.setAttribute(file, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                return visitFile(visited, Files.readAttributes(visited, BasicFileAttributes.class));
            }
        });
    }

    private boolean works(String... words) {
        try {
            return Command.run(command(words)).succeeded();
        } catch (IOException e) {
            return false;
        }
    }
}
