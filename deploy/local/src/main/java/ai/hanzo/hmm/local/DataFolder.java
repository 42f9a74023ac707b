package ai.hanzo.hmm.local;

import ai.hanzo.hmm.node.CannotStart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;

/// The folder that holds all of an exchange, claimed by one process at a time. A lock of the
/// operating system keeps the claim, so that it ends with the process, however that ends.
///
/// ```
/// hmm.lock  hmm.log  hmm.address  state/{kafka,streams,door,keys}
/// ```
final class DataFolder implements AutoCloseable {
    private static final String LOCK = "hmm.lock";
    private static final String ADDRESS = "hmm.address";
    private static final String STATE = "state";
    private static final String DISCARDED = "discarded";

    private final Path root;
    private final FileChannel lock;

    private DataFolder(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /// Claims the folder, made when absent.
    ///
    /// @param fresh forget what an earlier exchange left in it
    /// @throws CannotStart when another process has it, or it holds something else
    static DataFolder claim(Path folder, boolean fresh) {
        var root = folder.toAbsolutePath().normalize();
        try {
            requireOurs(root);
            var claimed =
                    lock(root)
                            .orElseThrow(
                                    () ->
                                            new CannotStart(
                                                    "another hmm is using "
                                                            + root
                                                            + ": stop it, or name another folder with --data"));
            claimed.discard(fresh);
            return claimed;
        } catch (IOException e) {
            throw new CannotStart("cannot use the data folder " + root + ": " + e, e);
        }
    }

    /// Claims a folder that an exchange has left, as it is; empty when another process has it.
    ///
    /// @throws CannotStart when no exchange has been there
    static Optional<DataFolder> claimLeft(Path folder) {
        var root = folder.toAbsolutePath().normalize();
        if (!Files.exists(root.resolve(LOCK)) || !Files.exists(root.resolve(STATE, "kafka"))) {
            throw new CannotStart(
                    "there is no exchange in " + root + ": name its folder with --data");
        }
        try {
            return lock(root);
        } catch (IOException e) {
            throw new CannotStart("cannot use the data folder " + root + ": " + e, e);
        }
    }

    /// What the process that has a folder wrote with {@link #publish}; empty when it has not yet.
    static Optional<String> published(Path folder) {
        var address = folder.toAbsolutePath().normalize().resolve(ADDRESS);
        try {
            return Optional.of(Files.readString(address).strip());
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new CannotStart("cannot read " + address + ": " + e, e);
        }
    }

    /// Lets others know where the broker of this folder is; forgotten with the claim.
    void publish(String bootstrapServers) {
        try {
            Files.writeString(root.resolve(ADDRESS), bootstrapServers + System.lineSeparator());
        } catch (IOException e) {
            throw new CannotStart("cannot write to the data folder " + root + ": " + e, e);
        }
    }

    Path root() {
        return root;
    }

    Path log() {
        return root.resolve("hmm.log");
    }

    Path kafka() {
        return root.resolve(STATE, "kafka");
    }

    Path streams() {
        return root.resolve(STATE, "streams");
    }

    Path door() {
        return root.resolve(STATE, "door");
    }

    Path keys() {
        return root.resolve(STATE, "keys");
    }

    /// Gives the claim up.
    @Override
    public void close() {
        try (lock) {
            Files.deleteIfExists(root.resolve(ADDRESS));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot let go of " + root, e);
        }
    }

    private static void requireOurs(Path root) throws IOException {
        Files.createDirectories(root);
        if (Files.exists(root.resolve(LOCK))) return;
        try (var children = Files.list(root)) {
            if (children.findAny().isPresent()) {
                throw new CannotStart(
                        root
                                + " holds other files: name an empty folder, or one that hmm has made");
            }
        }
    }

    /// Empty when another process has it.
    private static Optional<DataFolder> lock(Path root) throws IOException {
        var channel =
                FileChannel.open(
                        root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) != null) return Optional.of(new DataFolder(root, channel));
        channel.close();
        return Optional.empty();
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) { // this very process has it
            return null;
        }
    }

    /// One rename forgets everything at once: killed before or after it, the folder is whole.
    private void discard(boolean fresh) throws IOException {
        var discarded = root.resolve(DISCARDED);
        delete(discarded);
        var state = root.resolve(STATE);
        if (fresh && Files.exists(state)) {
            Files.move(state, discarded, StandardCopyOption.ATOMIC_MOVE);
            delete(discarded);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (var tree = Files.walk(folder)) {
            for (var path : (Iterable<Path>) tree.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        }
    }
}
