package ai.hanzo.hmm.jmh;

import ai.hanzo.hmm.market.book.Side;

import exchange.core2.collections.objpool.ObjectsPool;
import exchange.core2.core.common.CoreSymbolSpecification;
import exchange.core2.core.common.MatcherEventType;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.SymbolType;
import exchange.core2.core.common.cmd.CommandResultCode;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.common.cmd.OrderCommandType;
import exchange.core2.core.common.config.LoggingConfiguration;
import exchange.core2.core.orderbook.IOrderBook;
import exchange.core2.core.orderbook.OrderBookDirectImpl;
import exchange.core2.core.orderbook.OrderBookEventsHelper;

import java.util.Map;

/// The fast book of exchange-core, with pools as large as its own program gives it.
final class ExchangeCore implements Contender<OrderCommand> {
    private static final CoreSymbolSpecification SYMBOL =
            CoreSymbolSpecification.builder()
                    .symbolId(1)
                    .type(SymbolType.CURRENCY_EXCHANGE_PAIR)
                    .baseCurrency(1)
                    .quoteCurrency(2)
                    .baseScaleK(1)
                    .quoteScaleK(1)
                    .build();

    private final ObjectsPool pools;
    private final OrderBookDirectImpl book;
    private long trades;
    private long lots;

    ExchangeCore() {
        this(pools());
    }

    private ExchangeCore(ObjectsPool pools) {
        this.pools = pools;
        this.book =
                new OrderBookDirectImpl(
                        SYMBOL,
                        pools,
                        OrderBookEventsHelper.NON_POOLED_EVENTS_HELPER,
                        LoggingConfiguration.DEFAULT);
    }

    private static ObjectsPool pools() {
        return new ObjectsPool(
                Map.of(
                        ObjectsPool.DIRECT_ORDER, 1 << 20,
                        ObjectsPool.DIRECT_BUCKET, 1 << 16,
                        ObjectsPool.ART_NODE_4, 1 << 15,
                        ObjectsPool.ART_NODE_16, 1 << 14,
                        ObjectsPool.ART_NODE_48, 1 << 13,
                        ObjectsPool.ART_NODE_256, 1 << 12));
    }

    @Override
    public OrderCommand prepare(Step step) {
        long user = step.kind() == Step.Kind.TAKE ? -1 : step.id() % Figures.ACCOUNTS;
        return switch (step.kind()) {
            case PLACE -> order(OrderType.GTC, user, step);
            case TAKE -> order(OrderType.IOC, user, step);
            case CANCEL -> OrderCommand.cancel(step.id(), user);
            case LOWER -> OrderCommand.reduce(step.id(), user, step.lots());
        };
    }

    /// The pools stay: filling them is no part of a flow.
    @Override
    public ExchangeCore anew() {
        return new ExchangeCore(pools);
    }

    @Override
    public OrderCommand play(OrderCommand command) {
        command.resultCode = CommandResultCode.VALID_FOR_MATCHING_ENGINE;
        command.matcherEvent = null;
        var result = IOrderBook.processCommand(book, command);
        if (result != CommandResultCode.SUCCESS) {
            throw new IllegalStateException(result + ": " + command);
        }
        if (command.command == OrderCommandType.PLACE_ORDER) count(command);
        return command;
    }

    @Override
    public Traded traded() {
        return new Traded(trades, lots);
    }

    private void count(OrderCommand command) {
        for (var event = command.matcherEvent; event != null; event = event.nextEvent) {
            if (event.eventType != MatcherEventType.TRADE) continue;
            trades++;
            lots += event.size;
        }
    }

    private static OrderCommand order(OrderType type, long user, Step step) {
        var action = step.side() == Side.BUY ? OrderAction.BID : OrderAction.ASK;
        long price = step.priceMicros();
        return OrderCommand.newOrder(type, step.id(), user, price, price, step.lots(), action);
    }
}
