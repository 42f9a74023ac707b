package ai.hanzo.hmm.check.audit;

import ai.hanzo.hmm.check.read.Exchange;
import ai.hanzo.hmm.wire.CreateMarket;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.PostBond;
import ai.hanzo.hmm.wire.SetMarketTerms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the quality room can have known, and since when: the terms that markets have had, and the
/// first bond of each provider.
final class Known {
    private final Map<String, Terms> markets = new HashMap<>();
    private final Map<String, Long> providers = new HashMap<>();

    /// A market's terms.
    ///
    /// @param sinceMs when it was opened, ms since 1970
    /// @param versions at least one, the latest last
    record Terms(long sinceMs, List<MarketDefinition> versions) {
        MarketDefinition last() {
            return versions.getLast();
        }

        boolean isAlwaysObserver(String account) {
            return versions.stream().allMatch(terms -> terms.getObservers().contains(account));
        }

        boolean isEverObserver(String account) {
            return versions.stream().anyMatch(terms -> terms.getObservers().contains(account));
        }

        /// Whether its buckets were always the same: which of two lengths the room knew when a
        /// report came is written nowhere.
        boolean hasOneClock() {
            return versions.stream()
                    .allMatch(
                            terms ->
                                    terms.getBucketMs() == last().getBucketMs()
                                            && terms.getGraceMs() == last().getGraceMs());
        }
    }

    /// Reads all markets' logs.
    static Known of(Exchange exchange) {
        var known = new Known();
        exchange.scan(
                exchange.topics().marketCommands(),
                (record, read) ->
                        read.ifPresent(it -> known.take(it.key(), it.value(), record.timestamp())));
        return known;
    }

    /// A command of a market's log.
    void take(String market, MarketCommand command, long timeMs) {
        switch (command.getBody()) {
            case CreateMarket create ->
                    markets.putIfAbsent(
                            market,
                            new Terms(timeMs, new ArrayList<>(List.of(create.getDefinition()))));
            case SetMarketTerms set -> {
                var terms = markets.get(market);
                if (terms != null && isAllowed(terms.last(), set.getDefinition())) {
                    terms.versions().add(set.getDefinition());
                }
            }
            case PostBond _ -> providers.putIfAbsent(command.getAccount() + '|' + market, timeMs);
            default -> {} // changes neither
        }
    }

    Optional<Terms> market(String id) {
        return Optional.ofNullable(markets.get(id));
    }

    /// When a provider first asked to post a bond, ms since 1970; empty for never.
    Optional<Long> bonded(String provider, String market) {
        return Optional.ofNullable(providers.get(provider + '|' + market));
    }

    /// Whether new terms leave what stays as long as a market lives.
    static boolean isAllowed(MarketDefinition old, MarketDefinition next) {
        return MarketDefinition.newBuilder(next)
                .setMarket(old.getMarket())
                .setRawUnit(old.getRawUnit())
                .setSecondsPerRaw(old.getSecondsPerRaw())
                .setRateUnit(old.getRateUnit())
                .setGradeFloorPpm(old.getGradeFloorPpm())
                .setTickMicros(old.getTickMicros())
                .setLotMicros(old.getLotMicros())
                .build()
                .equals(next);
    }
}
