package ai.hanzo.hmm.check.trail;

import ai.hanzo.hmm.wire.CreateMarket;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.MarketTick;
import ai.hanzo.hmm.wire.QualityBucket;
import ai.hanzo.hmm.wire.RuleDispute;
import ai.hanzo.hmm.wire.RuleFault;
import ai.hanzo.hmm.wire.SetMarketPhase;
import ai.hanzo.hmm.wire.SetMarketTerms;
import ai.hanzo.hmm.wire.SetProviderBond;
import ai.hanzo.hmm.wire.SetProviderStanding;

import java.util.Optional;

/// A command in a market's log, and what it stands for there.
record Forwarded(Fingerprint print, Kind kind, MarketCommand command) {

    /// Empty for the clock's, which stand for nothing but time.
    static Optional<Forwarded> of(MarketCommand command) {
        var market = command.getMarket();
        return switch (command.getBody()) {
            case MarketTick _ -> Optional.empty();
            case QualityBucket bucket ->
                    one(
                            command,
                            Kind.BUCKET,
                            market,
                            bucket.getProvider(),
                            Long.toString(bucket.getStartMs()));
            case CreateMarket _,
                    SetMarketPhase _,
                    SetMarketTerms _,
                    SetProviderStanding _,
                    SetProviderBond _,
                    RuleFault _,
                    RuleDispute _ ->
                    one(command, Kind.OPERATOR, market, command.getId());
            default -> one(command, Kind.COMMAND, command.getAccount(), command.getId());
        };
    }

    private static Optional<Forwarded> one(MarketCommand command, Kind kind, String... names) {
        return Optional.of(new Forwarded(Fingerprint.of(kind, names), kind, command));
    }
}
