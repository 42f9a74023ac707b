package ai.hanzo.hmm.provider.door;

import ai.hanzo.hmm.node.CannotStart;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// By what a guarded door knows who asks: a key that comes from a file or from the environment,
/// never from the command line, which the list of processes shows. An open door needs none.
public final class DoorKey {
    private static final String VARIABLE = "HMM_API_KEY";

    @Option(
            names = "--door-key-file",
            paramLabel = "FILE",
            description =
                    "A file with the API key by which a guarded door knows the caller, its owner's"
                            + " alone (chmod 600). Else the variable "
                            + VARIABLE
                            + ", where it is set.")
    private Path file;

    private final Map<String, String> environment;

    public DoorKey() {
        this(System.getenv());
    }

    DoorKey(Map<String, String> environment) {
        this.environment = environment;
    }

    /// A client that shows the key.
    ///
    /// @param door its URL
    /// @throws CannotStart when the URL or the key cannot be used
    public DoorClient client(String door) {
        var key = key();
        try {
            return new DoorClient(door, key);
        } catch (IllegalArgumentException e) {
            throw new CannotStart("--door: " + e.getMessage(), e);
        }
    }

    private Optional<ApiKey> key() {
        try {
            if (file != null) return Optional.of(ApiKey.ofFile(file));
            boolean isSet = !environment.getOrDefault(VARIABLE, "").isBlank();
            return isSet ? Optional.of(ApiKey.ofVariable(VARIABLE, environment)) : Optional.empty();
        } catch (NoSuchFileException e) {
            throw new CannotStart("there is no file " + e.getFile(), e);
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotStart("the key of the door cannot be used: " + e.getMessage(), e);
        }
    }
}
