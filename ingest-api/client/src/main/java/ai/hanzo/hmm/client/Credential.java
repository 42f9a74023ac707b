package ai.hanzo.hmm.client;

import java.util.function.Supplier;

/// What a caller shows: an API key of the exchange, or a token of an issuer that the door knows. It
/// is asked for with every request, so that it may change; it is shown in no text.
public final class Credential {
    private final Supplier<String> bearer;

    private Credential(Supplier<String> bearer) {
        this.bearer = bearer;
    }

    /// An API key or a token that does not change.
    public static Credential of(String bearer) {
        return new Credential(() -> bearer);
    }

    /// One that is renewed by whoever gives it.
    public static Credential from(Supplier<String> bearer) {
        return new Credential(bearer);
    }

    /// Whoever gives it failed to.
    public static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Missing(RuntimeException cause) {
            super("no credential is to be had: " + cause.getMessage(), cause);
        }
    }

    /// As it is now.
    ///
    /// @throws Missing when whoever gives it throws
    public String bearer() {
        try {
            return bearer.get();
        } catch (RuntimeException failure) {
            throw new Missing(failure);
        }
    }

    @Override
    public String toString() {
        return "Credential[...]";
    }
}
