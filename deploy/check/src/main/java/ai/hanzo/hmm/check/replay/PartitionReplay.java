package ai.hanzo.hmm.check.replay;

import ai.hanzo.hmm.check.Judgement;
import ai.hanzo.hmm.check.log.Extent;
import ai.hanzo.hmm.check.log.Reader;
import ai.hanzo.hmm.check.read.Exchange;
import ai.hanzo.hmm.check.read.Gate;
import ai.hanzo.hmm.check.read.Homes;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.engine.InvariantViolation;
import ai.hanzo.hmm.market.engine.Market;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.state.OpenAllocation;
import ai.hanzo.hmm.streams.key.SignedEvidence;
import ai.hanzo.hmm.streams.translate.Allocations;
import ai.hanzo.hmm.streams.translate.Executions;
import ai.hanzo.hmm.streams.translate.MarketEvents;
import ai.hanzo.hmm.streams.translate.MarketInputs;
import ai.hanzo.hmm.streams.translate.MarketViews;
import ai.hanzo.hmm.streams.translate.Scores;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.Candle;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.MarketStatus;
import ai.hanzo.hmm.wire.QualityScore;
import ai.hanzo.hmm.wire.Settlement;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Plays the markets of one partition again: each from nothing, each command at its time in the
/// log.
final class PartitionReplay {
    private final Judgement judgement;
    private final Reader reader;
    private final TopicPartition log;
    private final Extent extent;
    private final Gate<MarketCommand> gate;
    private final Column<Execution> executions;
    private final Column<Settlement> settlements;
    private final Column<Allocation> allocations;
    private final LastOfEach<QualityScore> scores;
    private final LastOfEach<Candle> candles;
    private final Map<String, Market> markets = new TreeMap<>();

    PartitionReplay(Exchange exchange, Reader reader, TopicPartition log, Judgement judgement) {
        var topics = exchange.topics();
        var homes = new Homes(exchange.partitions(topics.marketCommands()), log.partition());
        this.judgement = judgement;
        this.reader = reader;
        this.log = log;
        this.extent = exchange.logs().cut().of(log);
        this.gate = exchange.gate(topics.marketCommands());
        this.executions =
                new Column<>(
                        exchange,
                        reader,
                        topics.executions(),
                        execution -> homes.isHere(execution.getSource()),
                        judgement);
        this.settlements =
                new Column<>(
                        exchange,
                        reader,
                        topics.settlements(),
                        settlement -> homes.isHere(settlement.getMarket()),
                        judgement);
        this.allocations =
                new Column<>(
                        exchange,
                        reader,
                        topics.allocations(),
                        allocation -> homes.isHere(allocation.getMarket()),
                        judgement);
        this.scores =
                new LastOfEach<>(
                        exchange,
                        reader,
                        topics.quality(),
                        score -> homes.isHere(score.getMarket()),
                        judgement);
        this.candles =
                new LastOfEach<>(
                        exchange,
                        reader,
                        topics.candles(),
                        candle -> homes.isHere(candle.getMarket()),
                        judgement);
    }

    /// Plays all of the log.
    void play() {
        for (var next = reader.next(log); next.isPresent(); next = reader.next(log)) {
            play(next.get());
        }
        executions.end();
        settlements.end();
        allocations.end();
        scores.end();
        candles.end();
    }

    /// What each market would show of itself now.
    Map<String, MarketStatus> statuses() {
        var statuses = new TreeMap<String, MarketStatus>();
        markets.forEach((id, market) -> statuses.put(id, MarketViews.status(market.view())));
        return statuses;
    }

    /// A record that no market can read is a dead letter and changes none.
    private void play(ConsumerRecord<byte[], byte[]> record) {
        judgement.checked();
        var read = gate.read(record);
        if (read.isEmpty()) return;
        var id = read.get().key();
        MarketInput input;
        try {
            input = MarketInputs.fromWire(read.get().value());
        } catch (IllegalArgumentException _) {
            return; // it contradicts itself: a dead letter too
        }
        apply(
                id,
                input,
                record.timestamp(),
                new Cause(record, read.get().value(), extent.isProcessed(record.offset())));
    }

    private void apply(String id, MarketInput input, long timeMs, Cause cause) {
        var known = markets.get(id);
        var market = known == null ? Market.of(id, List.of(), SignedEvidence.KINDS) : known;
        for (var event : decide(market, input, timeMs)) expect(id, event, cause);
        market.takeChanges();
        if (market.view().isOpen()) markets.put(id, market);
    }

    private static List<MarketEvent> decide(Market market, MarketInput input, long timeMs) {
        try {
            return market.apply(input, timeMs);
        } catch (InvariantViolation e) {
            return market.halt(input, e);
        }
    }

    private void expect(String id, MarketEvent event, Cause cause) {
        switch (event) {
            case MarketEvent.Executed e ->
                    executions.expect(e.account(), Executions.toWire(id, e), cause);
            case MarketEvent.Settled s ->
                    settlements.expect(id, MarketEvents.settlement(id, s), cause);
            case MarketEvent.Allocated(var allocation) -> expect(id, allocation, cause);
            case MarketEvent.Served(var allocation) -> expect(id, allocation, cause);
            case MarketEvent.Closed closed ->
                    allocations.expect(
                            closed.allocation().consumer(), Allocations.closed(id, closed), cause);
            case MarketEvent.Declined _ -> {} // a dead letter of the market's log
            case MarketEvent.Assessed assessed ->
                    scores.expect(Scores.key(id, assessed), Scores.score(id, assessed), cause);
            case MarketEvent.BarClosed(var candle) ->
                    candles.expect(
                            MarketEvents.candleKey(id, candle),
                            MarketEvents.candle(id, candle),
                            cause);
        }
    }

    private void expect(String id, OpenAllocation allocation, Cause cause) {
        allocations.expect(allocation.consumer(), Allocations.open(id, allocation), cause);
    }
}
