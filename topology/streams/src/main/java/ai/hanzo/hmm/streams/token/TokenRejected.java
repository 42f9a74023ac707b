package ai.hanzo.hmm.streams.token;

/// A token that opens nothing, with the reason.
public final class TokenRejected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Why a token was rejected, in the order in which it is checked.
    public enum Reason {
        /// Not three parts of base64url with JSON in them.
        MALFORMED,
        /// Signed by another algorithm than EdDSA, or not at all.
        ALGORITHM,
        /// No published key has the token's key id.
        UNKNOWN_KEY,
        /// More or something else in its header than an access token has there.
        HEADER,
        /// Not signed by that key.
        SIGNATURE,
        /// Signed, but not the claims of an access token in their canonical form.
        CLAIMS,
        /// Of another issuer.
        ISSUER,
        /// For another provider.
        AUDIENCE,
        /// Its time has not begun.
        NOT_YET_VALID,
        /// Its time is over.
        EXPIRED,
        /// Its allocation has closed before.
        REVOKED
    }

    private final Reason reason;

    TokenRejected(Reason reason, String detail) {
        super(reason + ": " + detail);
        this.reason = reason;
    }

    TokenRejected(Reason reason, String detail, Throwable cause) {
        super(reason + ": " + detail, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
