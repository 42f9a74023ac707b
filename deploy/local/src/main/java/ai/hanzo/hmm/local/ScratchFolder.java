package ai.hanzo.hmm.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// A folder that is gone when it is closed, or when the process is stopped before that.
public final class ScratchFolder implements AutoCloseable {
    private final Path path;
    private final Thread atExit = new Thread(this::delete, "scratch-folder");

    private boolean kept;

    private ScratchFolder(Path path) {
        this.path = path;
    }

    /// @param name what its own begins with
    public static ScratchFolder create(String name) {
        try {
            var folder = new ScratchFolder(Files.createTempDirectory(name));
            Runtime.getRuntime().addShutdownHook(folder.atExit);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("there is no place for temporary files", e);
        }
    }

    public Path path() {
        return path;
    }

    /// Leaves it where it is: somebody wants to look into it.
    public void keep() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        kept = true;
    }

    @Override
    public void close() {
        if (!kept) delete();
    }

    /// What a process that is being stopped still writes may be missed.
    private void delete() {
        for (var entry : entries()) {
            try {
                Files.deleteIfExists(entry);
            } catch (IOException e) {
                entry.toFile().deleteOnExit();
            }
        }
    }

    private List<Path> entries() {
        try (var tree = Files.walk(path)) {
            return tree.sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path, e);
        }
    }
}
