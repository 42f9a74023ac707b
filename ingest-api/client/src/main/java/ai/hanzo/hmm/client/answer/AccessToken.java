package ai.hanzo.hmm.client.answer;

/// What opens an allocation at its provider.
///
/// @param token a JWT, which no text of this record shows
public record AccessToken(
        String allocationId,
        String consumer,
        String provider,
        String market,
        long expiryMs,
        String token) {
    @Override
    public String toString() {
        return "AccessToken[" + allocationId + "]";
    }
}
