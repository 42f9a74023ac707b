package ai.hanzo.hmm.check.tiny;

import ai.hanzo.hmm.market.engine.Market;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.ledger.AccountInput;
import ai.hanzo.hmm.market.ledger.Ledger;
import ai.hanzo.hmm.market.ledger.LedgerEvent;
import ai.hanzo.hmm.market.ledger.Notice;
import ai.hanzo.hmm.market.token.TokenClaims;
import ai.hanzo.hmm.streams.key.SignedEvidence;
import ai.hanzo.hmm.streams.translate.AccountInputs;
import ai.hanzo.hmm.streams.translate.Allocations;
import ai.hanzo.hmm.streams.translate.Executions;
import ai.hanzo.hmm.streams.translate.LedgerRows;
import ai.hanzo.hmm.streams.translate.MarketEvents;
import ai.hanzo.hmm.streams.translate.MarketInputs;
import ai.hanzo.hmm.streams.translate.MarketViews;
import ai.hanzo.hmm.streams.translate.Scores;
import ai.hanzo.hmm.wire.AccessToken;
import ai.hanzo.hmm.wire.AccountNotice;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.CommandStatus;
import ai.hanzo.hmm.wire.CreateMarket;
import ai.hanzo.hmm.wire.Deposit;
import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.LiquidityCommand;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.MarketPhase;
import ai.hanzo.hmm.wire.MarketTick;
import ai.hanzo.hmm.wire.OperatorCommand;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.ProviderCommand;
import ai.hanzo.hmm.wire.SetOwnerGroup;
import ai.hanzo.hmm.wire.TransferCommand;
import ai.hanzo.hmm.wire.topic.KeyPartition;
import ai.hanzo.hmm.wire.topic.Topic;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.specific.SpecificRecord;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Ledger, markets and tokens: every command goes all its way before the next one comes, a
/// millisecond later.
public final class TinyExchange {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final TopicCatalogue topics;
    private final Sink sink;
    private final MemoryStore store;
    private final Ledger ledger;
    private final Map<String, Market> markets = new TreeMap<>();
    private final Map<String, Long> ends = new TreeMap<>();
    private long timeMs = 1_700_000_000_000L;
    private String nonce = "";
    private long lastAllocation;

    /// @param remembers whether the ledger knows commands that are done
    public TinyExchange(TopicCatalogue topics, Sink sink, boolean remembers) {
        this.topics = topics;
        this.sink = sink;
        this.store = new MemoryStore(remembers);
        this.ledger = new Ledger(store, (_, _, _) -> true);
    }

    public void open(MarketDefinition definition) {
        var market = definition.getMarket();
        var create = new CreateMarket(definition, MarketPhase.ACTIVE);
        sink.put(
                topics.operatorCommands(),
                market,
                new OperatorCommand(market, "open", create),
                timeMs);
        toMarket(market, new MarketCommand(market, "", "open", create));
    }

    public <V extends SpecificRecord> void send(Topic<V> topic, String account, V command) {
        timeMs++;
        sink.put(topic, account, command, timeMs);
        var input = placed(topic.name(), input(command));
        var signature = AccountInputs.signature(envelope(command));
        switch (ledger.apply(input, signature, timeMs)) {
            case LedgerEvent.Forwarded(var market, var forwarded) ->
                    toMarket(market, MarketInputs.toWire(market, forwarded));
            case LedgerEvent.Answered answered -> {
                sink.put(
                        topics.executions(),
                        account,
                        Executions.toWire(
                                Ledger.SOURCE,
                                answered.execution(),
                                CommandStatus.valueOf(answered.status().name()),
                                answered.isRepeat()),
                        timeMs);
                answered.sent().ifPresent(this::credit);
            }
        }
    }

    /// What a request for a nonce is given: its place among those of its partition makes it.
    private AccountInput placed(String topic, AccountInput input) {
        int partition = KeyPartition.of(input.account(), Sink.PARTITIONS);
        long offset = ends.merge(topic + ' ' + partition, 1L, Long::sum) - 1;
        if (!(input instanceof AccountInput.RequestNonce request)) return input;
        var placed = request.at(topic, partition, offset, timeMs);
        nonce = placed.nonce();
        return placed;
    }

    /// The last that was asked for.
    public String nonce() {
        return nonce;
    }

    /// The operator says something about a market.
    public void rule(String market, String id, SpecificRecord body) {
        timeMs++;
        var command = new OperatorCommand(market, id, body);
        sink.put(topics.operatorCommands(), market, command, timeMs);
        toMarket(market, new MarketCommand(market, "", id, body));
    }

    /// The operator puts an account into an owner group.
    public void group(String account, String group) {
        var set = new SetOwnerGroup(account, group);
        var command = new OperatorCommand("", "group", set);
        sink.put(topics.operatorCommands(), account, command, timeMs);
        tell(new AccountNotice(account, set));
    }

    /// A market's clock moves it on.
    public void tick(String market) {
        toMarket(market, new MarketCommand(market, "", "", new MarketTick(timeMs)));
    }

    /// What the exchange's clock shows, ms since 1970.
    public long timeMs() {
        return timeMs;
    }

    /// Time goes by.
    public void pass(long ms) {
        timeMs += ms;
    }

    /// The number of the allocation that began last.
    public long lastAllocation() {
        return lastAllocation;
    }

    /// Shows balances and markets as they are.
    public void show() {
        for (var account : store.accounts()) {
            sink.put(
                    topics.balances(),
                    account.id(),
                    LedgerRows.shown(account, Ledger.SOURCE, timeMs),
                    timeMs);
        }
        markets.forEach(
                (id, market) ->
                        sink.put(topics.markets(), id, MarketViews.status(market.view()), timeMs));
    }

    private void credit(Notice.Credit credit) {
        tell(AccountInputs.toWire(credit));
    }

    private void tell(AccountNotice notice) {
        sink.put(topics.credits(), notice.getAccount(), notice, timeMs);
        var told = ledger.apply(AccountInputs.of(notice), timeMs);
        told.execution()
                .map(e -> Executions.toWire(Ledger.SOURCE, e, CommandStatus.DONE, false))
                .ifPresent(e -> sink.put(topics.executions(), e.getAccount(), e, timeMs));
        told.sent().ifPresent(this::credit);
    }

    private void toMarket(String id, MarketCommand command) {
        sink.put(topics.marketCommands(), id, command, timeMs);
        var market =
                markets.computeIfAbsent(id, _ -> Market.of(id, List.of(), SignedEvidence.KINDS));
        for (var event : market.apply(MarketInputs.fromWire(command), timeMs)) say(id, event);
        market.takeChanges();
    }

    private void say(String id, MarketEvent event) {
        switch (event) {
            case MarketEvent.Executed e -> {
                sink.put(topics.executions(), e.account(), Executions.toWire(id, e), timeMs);
                ledger.post(id, e, timeMs);
            }
            case MarketEvent.Settled s ->
                    sink.put(topics.settlements(), id, MarketEvents.settlement(id, s), timeMs);
            case MarketEvent.Allocated(var allocation) ->
                    allocate(Allocations.open(id, allocation));
            case MarketEvent.Served(var allocation) ->
                    sink.put(
                            topics.allocations(),
                            allocation.consumer(),
                            Allocations.open(id, allocation),
                            timeMs);
            case MarketEvent.Closed closed ->
                    sink.put(
                            topics.allocations(),
                            closed.allocation().consumer(),
                            Allocations.closed(id, closed),
                            timeMs);
            case MarketEvent.Declined _ -> {}
            case MarketEvent.Assessed assessed ->
                    sink.put(
                            topics.quality(),
                            Scores.key(id, assessed),
                            Scores.score(id, assessed),
                            timeMs);
            case MarketEvent.BarClosed(var candle) ->
                    sink.put(
                            topics.candles(),
                            MarketEvents.candleKey(id, candle),
                            MarketEvents.candle(id, candle),
                            timeMs);
        }
    }

    private void allocate(Allocation a) {
        lastAllocation = Long.parseLong(a.getAllocationId().split("#")[1]);
        sink.put(topics.allocations(), a.getConsumer(), a, timeMs);
        var claims =
                new TokenClaims(
                        TokenClaims.ISSUER,
                        a.getConsumer(),
                        a.getProvider(),
                        a.getAllocationId(),
                        a.getMarket(),
                        a.getRawMicros(),
                        a.getRateMicros(),
                        a.getStartMs(),
                        a.getExpiryMs());
        var json = claims.canonicalJson().getBytes(StandardCharsets.US_ASCII);
        var token =
                new AccessToken(
                        a.getAllocationId(),
                        a.getConsumer(),
                        a.getProvider(),
                        a.getMarket(),
                        a.getExpiryMs(),
                        "header." + BASE64URL.encodeToString(json) + ".signature");
        sink.put(topics.accessTokens(), a.getConsumer(), token, timeMs);
    }

    private static Envelope envelope(SpecificRecord command) {
        return switch (command) {
            case OrderCommand c -> c.getEnvelope();
            case LiquidityCommand c -> c.getEnvelope();
            case TransferCommand c -> c.getEnvelope();
            case ProviderCommand c -> c.getEnvelope();
            case Deposit c -> c.getEnvelope();
            default -> throw new IllegalArgumentException("no command: " + command);
        };
    }

    private static AccountInput input(SpecificRecord command) {
        return switch (command) {
            case OrderCommand c -> AccountInputs.of(c);
            case LiquidityCommand c -> AccountInputs.of(c);
            case TransferCommand c -> AccountInputs.of(c);
            case ProviderCommand c -> AccountInputs.of(c);
            case Deposit c -> AccountInputs.of(c);
            default -> throw new IllegalArgumentException("no command: " + command);
        };
    }
}
