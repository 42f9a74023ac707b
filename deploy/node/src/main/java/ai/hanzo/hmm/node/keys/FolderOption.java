package ai.hanzo.hmm.node.keys;

import ai.hanzo.hmm.node.CannotStart;
import ai.hanzo.hmm.streams.token.KeyFolder;
import ai.hanzo.hmm.streams.token.TokenKeySet;
import ai.hanzo.hmm.streams.token.UnusableKeys;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/// Where the keys are. A mixin of the commands about them.
final class FolderOption {
    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description =
                    "The folder with the keys, as the streams have it; state/keys in the folder of"
                            + " hmm up.",
            required = true)
    private Path path;

    KeyFolder folder() {
        return new KeyFolder(path);
    }

    /// @throws CannotStart when there are none, or a file is no key
    TokenKeySet read() {
        try {
            return folder().read();
        } catch (UnusableKeys e) {
            throw new CannotStart(e.getMessage(), e);
        }
    }
}
