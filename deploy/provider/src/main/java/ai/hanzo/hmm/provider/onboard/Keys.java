package ai.hanzo.hmm.provider.onboard;

import ai.hanzo.hmm.node.CannotStart;
import ai.hanzo.hmm.streams.key.KeyFile;
import ai.hanzo.hmm.streams.signature.CommandSigner;
import ai.hanzo.hmm.streams.signature.SigningKey;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// The key that a provider registers and attests with, and the one that signs its commands.
final class Keys {
    private final Path file;
    private final Optional<CommandSigner> signing;
    private Optional<CommandSigner> own;

    /// Reads those that are there.
    ///
    /// @throws CannotStart when one is no key or not its owner's alone, or the signing one is not
    ///   there
    Keys(Plan plan) {
        this.file = plan.key();
        this.own = new KeyFile(file).exists() ? Optional.of(read(file)) : Optional.empty();
        this.signing = plan.signingKey().map(Keys::read);
    }

    Path file() {
        return file;
    }

    /// The provider's; empty while there is none.
    Optional<CommandSigner> own() {
        return own;
    }

    Optional<CommandSigner> signing() {
        return signing;
    }

    /// Makes the provider's, unless another program just has.
    void create() {
        try {
            new KeyFile(file).createIfAbsent(SigningKey.random().pem());
            own = Optional.of(read(file));
        } catch (IOException e) {
            throw new CannotStart("cannot make a key: " + e.getMessage(), e);
        }
    }

    private static CommandSigner read(Path file) {
        try {
            return CommandSigner.withKeyOf(file);
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotStart("cannot use the key in " + file + ": " + e.getMessage(), e);
        }
    }
}
