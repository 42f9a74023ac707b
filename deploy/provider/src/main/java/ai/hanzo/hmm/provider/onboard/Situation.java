package ai.hanzo.hmm.provider.onboard;

import ai.hanzo.hmm.door.request.Decimals;
import ai.hanzo.hmm.market.units.Micros;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Optional;
import java.util.Set;

/// How things stand, as the door shows them.
///
/// @param market its definition and phase
/// @param price its prices
/// @param balances of the account, which may never have had any
/// @param quality how the provider stands in the market, once it has posted a bond there
/// @param registered what is known of the account's registration
/// @param nowMs ms since 1970
record Situation(
        JsonNode market,
        JsonNode price,
        Optional<JsonNode> balances,
        Optional<JsonNode> quality,
        Registered registered,
        long nowMs) {
    private static final Set<String> TAKING_CAPACITY = Set.of("PRE_OPEN", "ACTIVE", "POST_ONLY");

    /// Nobody is told which key a provider has registered: what is known is what became of the
    /// command that would register this one.
    enum Registered {
        WITH_THIS_KEY,
        BY_OTHER_MEANS,
        NOT_KNOWN
    }

    String phase() {
        return market.path("phase").asText();
    }

    /// Whether the market takes bonds and capacity; proofs it takes always.
    boolean takesCapacity() {
        return TAKING_CAPACITY.contains(phase());
    }

    String rateUnit() {
        return market.path("rateUnit").asText();
    }

    /// Free HANZO of the account, uH.
    long freeMicros() {
        for (var asset : balances.map(all -> all.path("assets")).orElse(market.path("none"))) {
            if (asset.path("asset").asText().equals("HANZO")) return micros(asset, "free");
        }
        return 0;
    }

    /// The key that the account's commands must be signed with, hex; empty for none.
    String signingKey() {
        return balances.map(all -> all.path("signingKey").asText()).orElse("");
    }

    /// Posted to this market, uH.
    long bondMicros() {
        return ofQuality("bond");
    }

    long issuedRateMicros() {
        return ofQuality("rate");
    }

    long obligedMicros() {
        return ofQuality("obliged");
    }

    long allocatedMicros() {
        return ofQuality("allocated");
    }

    long attestedRateMicros() {
        return ofQuality("attestedRate");
    }

    long attestedUntilMs() {
        return numberOfQuality("attestedUntilMs");
    }

    /// Hex; empty for none.
    String nonce() {
        return quality.map(all -> all.path("nonce").asText()).orElse("");
    }

    long nonceUntilMs() {
        return numberOfQuality("nonceUntilMs");
    }

    /// When the provider's standing was told last, ms since 1970.
    long toldMs() {
        return numberOfQuality("timeMs");
    }

    String standing() {
        return quality.map(all -> all.path("standing").asText()).orElse("ACTIVE");
    }

    /// What raw capacity is multiplied by, ppm; of who was never measured the neutral score's.
    long gradePpm() {
        return quality.map(all -> all.path("gradePpm").asLong())
                .orElseGet(() -> market.path("gradeFloorPpm").asLong() + Micros.ONE / 2);
    }

    /// Asked of the provider, ppm of what it owes.
    long bondPpm() {
        long own = numberOfQuality("bondPpm");
        return own > 0 ? own : market.path("bondPpm").asLong();
    }

    /// What bonds are reckoned at, uH per SCU: the mean of an hour, never below the reference
    /// price.
    long bondPriceMicros() {
        return Math.max(micros(market, "referencePrice"), micros(price, "mean1h"));
    }

    private long ofQuality(String name) {
        return quality.map(all -> micros(all, name)).orElse(0L);
    }

    private long numberOfQuality(String name) {
        return quality.map(all -> all.path(name).asLong()).orElse(0L);
    }

    /// 0 where it is not shown.
    private static long micros(JsonNode node, String name) {
        var shown = node.path(name);
        return shown.isTextual() ? Decimals.parse(name, shown.textValue()) : 0;
    }
}
