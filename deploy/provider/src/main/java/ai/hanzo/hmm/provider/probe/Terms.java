package ai.hanzo.hmm.provider.probe;

import ai.hanzo.hmm.node.CannotStart;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/// What a market says about telemetry.
///
/// @param rateUnit that throughput is reckoned in, in words
/// @param observers whose reports count, beside the provider's own
/// @param countsForMs the longest time after which a report can still count
record Terms(String rateUnit, List<String> observers, long countsForMs) {
    /// Tokens a second, the one rate that chat completions have.
    static final String TOKENS = "tokens/s";

    /// As the door shows a market.
    static Terms of(JsonNode market) {
        var observers = new ArrayList<String>();
        market.path("observers").forEach(each -> observers.add(each.asText()));
        return new Terms(
                market.path("rateUnit").asText(),
                observers,
                market.path("bucketMs").asLong() + market.path("graceMs").asLong());
    }

    boolean isInTokens() {
        return rateUnit.equals(TOKENS);
    }

    String withoutThroughput() {
        return "the market's rate is %s, not %s: throughput is not reported"
                .formatted(rateUnit, TOKENS);
    }

    /// @throws CannotStart when the observer's reports would not count
    void check(Report.Subject subject) {
        var observer = subject.observer();
        if (observer.equals(subject.provider()) || observers.contains(observer)) return;
        throw new CannotStart(
                "%s is no observer of %s: its reports would not count; its observers are %s, and every provider for itself"
                        .formatted(observer, subject.market(), String.join(", ", observers)));
    }
}
