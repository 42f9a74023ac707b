package ai.hanzo.hmm.local.demo.plan;

import ai.hanzo.hmm.local.demo.input.PriceSeries;
import ai.hanzo.hmm.local.demo.input.Request;
import ai.hanzo.hmm.local.demo.input.Trace;
import ai.hanzo.hmm.local.demo.input.TraceSize;
import ai.hanzo.hmm.market.Phase;
import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.Conditions;
import ai.hanzo.hmm.market.command.Delivery;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.command.OrderTerms;
import ai.hanzo.hmm.market.command.TimeInForce;
import ai.hanzo.hmm.market.engine.Market;
import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.OrderReport;
import ai.hanzo.hmm.market.provider.EvidenceCheck;
import ai.hanzo.hmm.market.provider.EvidenceCheck.Kinds;
import ai.hanzo.hmm.market.route.FeeRates;
import ai.hanzo.hmm.market.route.Venue;
import ai.hanzo.hmm.market.units.Micros;
import ai.hanzo.hmm.wire.OrderSide;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// The demo's play against the market's own code. Commands wait in partitions by account until
/// there are so many, and are then done a batch of one partition after the other, as streams do
/// that have fallen behind: order is kept within an account and nowhere else.
final class SimulatedMarket implements MarketMakers.View {
    private static final int PARTITIONS = 4;
    private static final int BATCH = 100;
    private static final List<String> SELLERS =
            Provider.ALL.stream().map(Provider::account).toList();
    private static final List<String> LIQUIDITY = List.of("liquidity-1", "liquidity-2");

    private final Market market =
            Market.of(Terms.MARKET, List.of(), Kinds.signature((_, _, _) -> true));
    private final MarketPlan plan;
    private final MarketMakers makers;
    private final PriceSeries prices;
    private final long spanNanos;
    private final int backlog;
    private final List<Deque<Runnable>> partitions = new ArrayList<>();
    private final Map<String, Long> ledger = new HashMap<>();
    private int next;
    private final Map<String, Long> open = new HashMap<>();
    private long timeMs = 1_700_000_000_000L;
    private int served;
    private int requests;
    private int refusedMakers;
    private int rounds;
    private long book;
    private long pool;
    private int sent;
    private int answered;

    SimulatedMarket(TraceSize size, PriceSeries prices, int backlog) {
        long highest = prices.points().stream().mapToLong(Terms::ticks).max().orElseThrow();
        this.plan = MarketPlan.of(size, Terms.ticks(prices.points().getFirst()), highest);
        this.makers = new MarketMakers(plan, new Quoter(plan, SELLERS, LIQUIDITY));
        this.prices = prices;
        this.spanNanos = size.spanNanos();
        this.backlog = backlog;
        for (int i = 0; i < PARTITIONS; i++) partitions.add(new ArrayDeque<>());
        open();
        move(plan.startTicks());
        drain(0);
    }

    void play(Trace trace) {
        try (var all = trace.requests()) {
            all.forEach(
                    request -> {
                        consume(request);
                        if (makers.isDue(this)) {
                            move(Terms.ticks(prices.at(request.atNanos(), spanNanos)));
                        }
                        drain(backlog);
                    });
        }
        drain(0);
    }

    void playWithoutMakers(Trace trace) {
        try (var all = trace.requests()) {
            all.forEach(this::consume);
        }
        drain(0);
    }

    int unserved() {
        return requests - served;
    }

    int refusedMakers() {
        return refusedMakers;
    }

    double bookShare() {
        return (double) book / (book + pool);
    }

    @Override
    public String toString() {
        return "%d of %d served, book %d, pool %d, %d rounds, %d refused, %s"
                .formatted(served, requests, book, pool, rounds, refusedMakers, ledger);
    }

    @Override
    public long openMicros(String quoteId) {
        return open.getOrDefault(quoteId, 0L);
    }

    @Override
    public boolean isAnswered() {
        return sent == answered;
    }

    @Override
    public boolean bookLeads() {
        return book > pool;
    }

    @Override
    public long freeUnitsMicros(String account) {
        return ledger.getOrDefault(account, 0L);
    }

    private void open() {
        apply(new MarketInput.Open(SimulatedTerms.of(), Phase.ACTIVE));
        for (var seller : SELLERS) {
            apply(new MarketInput.Bond(seller, "bond", plan.bondMicros(SELLERS.size())));
            long raw = plan.rawOf(SELLERS.size(), 1_000_000);
            prove(seller);
            apply(new MarketInput.Issue(seller, "issue", raw, plan.providerRateMicros(), seller));
        }
        long price = plan.startTicks() * Terms.TICK_MICROS;
        for (int i = 0; i < SELLERS.size(); i++) {
            long sold = plan.openingMicros(i, SELLERS.size());
            place("sale", new Quote(SELLERS.get(i), OrderSide.SELL, price, sold, true));
        }
        for (var account : LIQUIDITY) {
            long bought = plan.poolShareMicros() + plan.reserveMicros();
            place("buy", new Quote(account, OrderSide.BUY, price, bought, false));
        }
        for (var account : LIQUIDITY) {
            apply(
                    new MarketInput.AddToPool(
                            account,
                            "fill",
                            plan.poolShareMicros(),
                            plan.poolFundsMicros() / LIQUIDITY.size(),
                            0));
        }
    }

    private void prove(String seller) {
        var nonce = "00".repeat(32);
        apply(new MarketInput.RequestNonce(seller, "nonce", nonce));
        apply(
                new MarketInput.Attest(
                        seller,
                        "attest",
                        seller,
                        nonce,
                        EvidenceCheck.SIGNATURE,
                        plan.providerRateMicros(),
                        ""));
    }

    private void consume(Request request) {
        long quantity = Terms.unitsUp(request.tokens());
        long most = plan.maxCostMicros(quantity);
        var terms = new OrderTerms.MarketBuy(quantity, most, MarketPlan.SLIPPAGE_PPM);
        var id = "request-" + requests;
        var account = "consumer-" + requests++ % MarketPlan.CONSUMERS;
        var order = order(account, id, terms, Delivery.IMMEDIATE, most);
        submit(account, () -> serve(order));
        makers.bought(quantity);
    }

    private void serve(MarketInput.Place order) {
        boolean filled =
                apply(order).stream()
                        .filter(MarketEvent.Executed.class::isInstance)
                        .map(MarketEvent.Executed.class::cast)
                        .flatMap(executed -> executed.orders().stream())
                        .anyMatch(report -> isFilled(report, order.id()));
        if (filled) served++;
    }

    private void submit(String account, Runnable command) {
        partitions.get(Math.floorMod(account.hashCode(), PARTITIONS)).add(command);
    }

    private void drain(int waiting) {
        while (partitions.stream().mapToInt(Deque::size).sum() > waiting) {
            var partition = partitions.get(next++ % PARTITIONS);
            for (int i = 0; i < BATCH && !partition.isEmpty(); i++) partition.remove().run();
        }
    }

    private static boolean isFilled(OrderReport report, String id) {
        return report.clientOrderId().equals(id) && report.status() == OrderReport.Status.FILLED;
    }

    private void move(long seriesTicks) {
        rounds++;
        var moves = makers.move(seriesTicks, this);
        sent += moves.cancels().size() + moves.orders().size();
        for (var quote : moves.cancels()) {
            var account = quote.quote().account();
            var cancel = new MarketInput.Cancel(account, quote.cancelId(), quote.id());
            submit(account, () -> apply(cancel));
        }
        for (var order : moves.orders()) {
            if (order.quote().rests()) open.put(order.id(), order.openMicros());
            submit(order.quote().account(), () -> place(order.id(), order.quote()));
        }
    }

    /// As the ledger would: what an account does not have it cannot send.
    private void place(String id, Quote quote) {
        var side = quote.side() == OrderSide.SELL ? Side.SELL : Side.BUY;
        var terms =
                new OrderTerms.Limit(
                        side,
                        quote.priceMicros(),
                        quote.quantityMicros(),
                        quote.rests() ? TimeInForce.GTC : TimeInForce.IOC);
        long notional = Micros.notionalUp(quote.priceMicros(), quote.quantityMicros());
        long hold =
                side == Side.SELL
                        ? quote.quantityMicros()
                        : notional + Micros.ppmUp(notional, FeeRates.STANDARD.takerPpm());
        if (side == Side.SELL && held(quote.account()) < hold) {
            refusedMakers++;
            answered++;
            return;
        }
        apply(order(quote.account(), id, terms, Delivery.HOLD, hold));
    }

    private long held(String account) {
        return ledger.getOrDefault(account, 0L);
    }

    private static MarketInput.Place order(
            String account, String id, OrderTerms terms, Delivery delivery, long hold) {
        return new MarketInput.Place(
                account,
                id,
                terms,
                Conditions.NONE,
                delivery,
                OptionalLong.empty(),
                hold,
                FeeRates.STANDARD,
                account);
    }

    private List<MarketEvent> apply(MarketInput input) {
        var events = market.apply(input, timeMs++);
        for (var event : events) {
            switch (event) {
                case MarketEvent.Settled settled when settled.venue() == Venue.BOOK -> book++;
                case MarketEvent.Settled _ -> pool++;
                case MarketEvent.Executed executed -> post(executed);
                default -> {}
            }
        }
        return events;
    }

    private void post(MarketEvent.Executed executed) {
        if (isMakers(executed.commandId())) answered++;
        for (var report : executed.orders()) {
            if (report.isDone()) open.remove(report.clientOrderId());
            else open.replace(report.clientOrderId(), report.openMicros());
        }
        for (BalanceChange change : executed.changes()) {
            if (!change.asset().startsWith("SCU:")) continue;
            ledger.merge(executed.account(), change.freeMicros(), Long::sum);
        }
    }

    private static boolean isMakers(String id) {
        return id.startsWith(LiveQuote.QUOTE) || id.startsWith(LiveQuote.CANCEL);
    }
}
