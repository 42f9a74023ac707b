package ai.hanzo.hmm.market.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

/// What a provider says it can run at once, and what evidence is about (rules, section 8).
///
/// @param kind of the evidence
/// @param rateMicros all in all, millionths of the market's unit of rate
/// @param nonce in lower-case hex
public record Claim(String market, String provider, String kind, long rateMicros, String nonce) {

    /// In UTF-8: six lines, each ended by a line feed.
    public byte[] bytes() {
        return "hmm-attestation-1\n%s\n%s\n%s\n%d\n%s\n"
                .formatted(market, provider, kind, rateMicros, nonce)
                .getBytes(UTF_8);
    }
}
