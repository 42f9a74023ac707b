package ai.hanzo.hmm.streams.token;

/// The header of every access token, in its one form, so that nothing else can be said in it.
final class TokenHeader {
    private TokenHeader() {}

    /// @param keyId of base64url
    static String json(String keyId) {
        return "{\"alg\":\"EdDSA\",\"kid\":\"" + keyId + "\",\"typ\":\"JWT\"}";
    }
}
