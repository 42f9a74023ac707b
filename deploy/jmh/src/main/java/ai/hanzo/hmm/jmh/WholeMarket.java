package ai.hanzo.hmm.jmh;

import ai.hanzo.hmm.market.Phase;
import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.Conditions;
import ai.hanzo.hmm.market.command.Delivery;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.command.OrderTerms;
import ai.hanzo.hmm.market.command.TimeInForce;
import ai.hanzo.hmm.market.engine.Holds;
import ai.hanzo.hmm.market.engine.Market;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.route.FeeMeter;
import ai.hanzo.hmm.market.route.FeeRates;
import ai.hanzo.hmm.market.state.Change;
import ai.hanzo.hmm.streams.key.SignedEvidence;

import java.util.List;
import java.util.OptionalLong;

/// The market with all its checks: its events are built and its changed rows taken with every
/// command, as the streams do.
final class WholeMarket implements Contender<MarketInput> {
    private static final long START_MS = 1_750_000_000_000L;

    private final Market market =
            Market.of(Figures.TERMS.market(), List.of(), SignedEvidence.KINDS);
    private long commands;
    private long trades;
    private long lots;

    /// All that a command leaves behind.
    record Outcome(List<MarketEvent> events, List<Change> changes) {}

    WholeMarket() {
        play(new MarketInput.Open(Figures.TERMS, Phase.ACTIVE));
    }

    Market market() {
        return market;
    }

    @Override
    public MarketInput prepare(Step step) {
        var account = Figures.account(step);
        return switch (step.kind()) {
            case PLACE -> place(account, step, TimeInForce.GTC);
            case TAKE -> place(account, step, TimeInForce.IOC);
            case CANCEL -> new MarketInput.Cancel(account, "c" + step.id(), Figures.orderId(step));
            case LOWER ->
                    new MarketInput.Amend(
                            account,
                            "a" + step.id(),
                            Figures.orderId(step),
                            step.side(),
                            OptionalLong.empty(),
                            OptionalLong.of(step.toLots() * Figures.LOT),
                            0);
        };
    }

    @Override
    public WholeMarket anew() {
        return new WholeMarket();
    }

    @Override
    public Outcome play(MarketInput command) {
        var events = market.apply(command, START_MS + commands++ / 1_000);
        for (var event : events) {
            if (event instanceof MarketEvent.Settled settled) {
                trades++;
                lots += settled.quantityMicros() / Figures.LOT;
            }
        }
        return new Outcome(events, market.takeChanges());
    }

    @Override
    public Traded traded() {
        return new Traded(trades, lots);
    }

    private static MarketInput place(String account, Step step, TimeInForce timeInForce) {
        long quantity = step.lots() * Figures.LOT;
        long hold =
                Holds.neededUp(
                        step.side(),
                        step.priceMicros(),
                        quantity,
                        FeeMeter.ZERO,
                        step.side() == Side.BUY ? FeeRates.STANDARD.takerPpm() : 0);
        return new MarketInput.Place(
                account,
                Figures.orderId(step),
                new OrderTerms.Limit(step.side(), step.priceMicros(), quantity, timeInForce),
                Conditions.NONE,
                Delivery.HOLD,
                OptionalLong.empty(),
                hold,
                FeeRates.STANDARD,
                account);
    }
}
