package ai.hanzo.hmm.node.access;

import ai.hanzo.hmm.door.access.ApiKeyFile;
import ai.hanzo.hmm.door.access.UnusableCredentials;
import ai.hanzo.hmm.node.CannotStart;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.function.Function;

/// Where the keys are kept. A mixin of the commands about them.
final class FileOption {
    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "What hmm door and hmm up take as --api-keys.",
            required = true)
    private Path path;

    /// @throws CannotStart when the file cannot be used, or what is asked of it makes no sense
    <T> T in(Function<ApiKeyFile, T> work) {
        try {
            return work.apply(new ApiKeyFile(path));
        } catch (UnusableCredentials | IllegalArgumentException e) {
            throw new CannotStart(e.getMessage(), e);
        }
    }
}
