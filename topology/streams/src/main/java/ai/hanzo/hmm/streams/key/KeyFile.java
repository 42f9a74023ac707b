package ai.hanzo.hmm.streams.key;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// A file that holds a secret: readable and writable by its owner alone, and made at once or not at
/// all, so that of several programs that start together all use the key of the first.
public record KeyFile(Path path) {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");
    private static final FileAttribute<Set<PosixFilePermission>> FILE_OF_OWNER =
            PosixFilePermissions.asFileAttribute(OWNER_ONLY);
    private static final FileAttribute<Set<PosixFilePermission>> FOLDER_OF_OWNER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    public boolean exists() {
        return Files.exists(path);
    }

    /// @throws IOException also when others than the owner may touch it
    public String read() throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        if (!OWNER_ONLY.containsAll(permissions)) {
            throw new IOException(
                    path
                            + " must be the owner's alone (chmod 600): "
                            + PosixFilePermissions.toString(permissions));
        }
        return Files.readString(path);
    }

    /// Writes it unless it is there: the text goes to a file beside it that then gets the name.
    ///
    /// @return whether it was not there
    public boolean createIfAbsent(String text) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        Files.createDirectories(folder, FOLDER_OF_OWNER);
        Path draft = Files.createTempFile(folder, ".draft-", "", FILE_OF_OWNER);
        try {
            Files.writeString(draft, text);
            return link(draft);
        } finally {
            Files.delete(draft);
        }
    }

    private boolean link(Path draft) throws IOException {
        try {
            Files.createLink(path, draft);
            return true;
        } catch (FileAlreadyExistsException _) {
            // Another program was first.
            return false;
        }
    }
}
