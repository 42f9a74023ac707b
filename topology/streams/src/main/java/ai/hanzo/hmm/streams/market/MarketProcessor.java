package ai.hanzo.hmm.streams.market;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.engine.InvariantViolation;
import ai.hanzo.hmm.market.engine.Market;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.state.OpenAllocation;
import ai.hanzo.hmm.streams.DueTicks;
import ai.hanzo.hmm.streams.Faults;
import ai.hanzo.hmm.streams.inbox.DeadLetter;
import ai.hanzo.hmm.streams.inbox.Inbox;
import ai.hanzo.hmm.streams.inbox.Reason;
import ai.hanzo.hmm.streams.inbox.Received;
import ai.hanzo.hmm.streams.key.SignedEvidence;
import ai.hanzo.hmm.streams.translate.Allocations;
import ai.hanzo.hmm.streams.translate.Executions;
import ai.hanzo.hmm.streams.translate.MarketEvents;
import ai.hanzo.hmm.streams.translate.MarketInputs;
import ai.hanzo.hmm.streams.translate.MarketViews;
import ai.hanzo.hmm.streams.translate.Scores;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.MarketTick;

import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The room of the markets: reads a command of a market's log, lets the market decide, stores what
/// changed and writes what it says.
final class MarketProcessor implements Processor<byte[], byte[], Object, Object> {
    private final Inbox<MarketCommand> inbox;
    private final MarketOutlets outlets;
    private final Faults faults;
    private final Duration conflation;
    private final Duration clockInterval;
    private final DueTicks clock = new DueTicks();
    private final Set<String> changed = new LinkedHashSet<>();
    private final Set<String> awaitingSnapshot = new LinkedHashSet<>();
    private final Map<String, DepthFeed> feeds = new HashMap<>();
    private SortedMap<String, Market> markets = new TreeMap<>();
    private ProcessorContext<Object, Object> context;
    private MarketStore store;

    MarketProcessor(
            Inbox<MarketCommand> inbox,
            MarketOutlets outlets,
            Faults faults,
            Duration conflation,
            Duration clockInterval) {
        this.inbox = inbox;
        this.outlets = outlets;
        this.faults = faults;
        this.conflation = conflation;
        this.clockInterval = clockInterval;
    }

    @Override
    public void init(ProcessorContext<Object, Object> newContext) {
        context = newContext;
        store = new MarketStore(newContext);
        markets = store.load();
        clock.reset();
        changed.clear();
        changed.addAll(markets.keySet());
        awaitingSnapshot.clear();
        feeds.clear();
        newContext.schedule(conflation, PunctuationType.WALL_CLOCK_TIME, this::show);
        newContext.schedule(clockInterval, PunctuationType.WALL_CLOCK_TIME, this::tick);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        var at = context.recordMetadata().orElseThrow();
        switch (inbox.read(record, at)) {
            case Received.Dead<MarketCommand>(var reason, var detail) ->
                    bury(record, at, reason, detail);
            case Received.Read<MarketCommand>(var id, var command) -> {
                try {
                    apply(id, MarketInputs.fromWire(command), record, at);
                } catch (IllegalArgumentException e) {
                    bury(record, at, Reason.MALFORMED, e.getMessage());
                }
            }
        }
    }

    private void apply(
            String id, MarketInput input, Record<byte[], byte[]> record, RecordMetadata at) {
        long timeMs = record.timestamp();
        var known = markets.get(id);
        var market = known == null ? Market.of(id, List.of(), SignedEvidence.KINDS) : known;
        var events = decide(id, market, input, timeMs);
        store.write(id, market.takeChanges());
        for (var event : events) {
            if (event instanceof MarketEvent.Declined(var why)) {
                bury(record, at, Reason.of(why), why.message());
            }
            say(id, event, timeMs);
        }
        if (market.view().isOpen()) {
            markets.put(id, market);
            changed.add(id);
        }
    }

    private List<MarketEvent> decide(String id, Market market, MarketInput input, long timeMs) {
        try {
            return market.apply(input, timeMs);
        } catch (InvariantViolation e) {
            faults.report("market " + id, e.getMessage());
            return market.halt(input, e);
        }
    }

    private void say(String id, MarketEvent event, long timeMs) {
        switch (event) {
            case MarketEvent.Executed e ->
                    outlets.executions()
                            .send(context, e.account(), Executions.toWire(id, e), timeMs);
            case MarketEvent.Settled s ->
                    outlets.settlements().send(context, id, MarketEvents.settlement(id, s), timeMs);
            case MarketEvent.Allocated(var allocation) -> tell(id, allocation, timeMs);
            case MarketEvent.Served(var allocation) -> tell(id, allocation, timeMs);
            case MarketEvent.Closed closed ->
                    outlets.allocations()
                            .send(
                                    context,
                                    closed.allocation().consumer(),
                                    Allocations.closed(id, closed),
                                    timeMs);
            case MarketEvent.Declined _ -> {} // its command is a dead letter
            case MarketEvent.Assessed assessed ->
                    outlets.quality()
                            .send(
                                    context,
                                    Scores.key(id, assessed),
                                    Scores.score(id, assessed),
                                    timeMs);
            case MarketEvent.BarClosed(var candle) ->
                    outlets.candles()
                            .send(
                                    context,
                                    MarketEvents.candleKey(id, candle),
                                    MarketEvents.candle(id, candle),
                                    timeMs);
        }
    }

    private void tell(String id, OpenAllocation allocation, long timeMs) {
        outlets.allocations()
                .send(context, allocation.consumer(), Allocations.open(id, allocation), timeMs);
    }

    /// Conflated: a market that changed often since the last time is shown once.
    private void show(long nowMs) {
        for (var id : changed) {
            var view = markets.get(id).view();
            outlets.prices().send(context, id, MarketViews.price(view), nowMs);
            outlets.markets().send(context, id, MarketViews.status(view), nowMs);
        }
        var depths = new LinkedHashSet<>(changed);
        depths.addAll(awaitingSnapshot);
        awaitingSnapshot.clear();
        for (var id : depths) showDepth(id, nowMs);
        changed.clear();
    }

    private void showDepth(String id, long nowMs) {
        var feed = feeds.computeIfAbsent(id, _ -> new DepthFeed(store.depthSequence(id)));
        var depth = feed.next(markets.get(id).view(), nowMs);
        if (depth.isPresent()) {
            store.putDepthSequence(id, feed.sequence());
            outlets.depth().send(context, id, depth.get(), nowMs);
        }
        if (feed.owesSnapshot()) awaitingSnapshot.add(id);
    }

    /// Time that has come is a command like any other: it goes through the market's log.
    private void tick(long nowMs) {
        for (var entry : new ArrayList<>(markets.entrySet())) {
            var id = entry.getKey();
            if (clock.isDue(id, entry.getValue().nextDueMs(), nowMs)) {
                var tick = new MarketCommand(id, "", "", new MarketTick(nowMs));
                outlets.ticks().send(context, id, tick, nowMs);
            }
        }
    }

    /// An operator's command has nobody to be answered: it is a dead letter.
    private void bury(
            Record<byte[], byte[]> record, RecordMetadata at, Reason reason, String detail) {
        context.forward(DeadLetter.of(record, at, reason, detail), outlets.deadLetters());
    }
}
