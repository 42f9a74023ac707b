package ai.hanzo.hmm.market.example;

import static ai.hanzo.hmm.market.example.Amounts.big;
import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.example.Amounts.millionthsUp;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.Conditions;
import ai.hanzo.hmm.market.command.Delivery;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.command.OrderTerms;
import ai.hanzo.hmm.market.command.PostOnly;
import ai.hanzo.hmm.market.command.SelfTrade;
import ai.hanzo.hmm.market.command.TimeInForce;
import ai.hanzo.hmm.market.route.FeeRates;

import java.util.OptionalLong;

/// An order as one says it: `buy("alice", 6).at(103).ioc()`. Without a price it is a market order.
/// Bought units stay in the account unless it is `delivered()`.
public final class Order {
    private static final String MUCH = "1000000";

    private final Side side;
    private final String account;
    private final long quantityMicros;
    private long priceMicros;
    private long budgetMicros;
    private long maxCostMicros = micros(MUCH);
    private int slippagePpm = 10_000;
    private TimeInForce timeInForce = TimeInForce.GTC;
    private long expiresAtMs;
    private PostOnly postOnly = PostOnly.NO;
    private long minFillMicros;
    private int minQualityPpm;
    private SelfTrade selfTrade = SelfTrade.EXPIRE_MAKER;
    private Delivery delivery = Delivery.HOLD;
    private OptionalLong rateMicros = OptionalLong.empty();
    private FeeRates feeRates = FeeRates.STANDARD;
    private String group;
    private String id = "";

    private Order(Side side, String account, long quantityMicros) {
        this.side = side;
        this.account = account;
        this.quantityMicros = quantityMicros;
        this.group = account;
    }

    public static Order buy(String account, long quantity) {
        return new Order(Side.BUY, account, micros(quantity));
    }

    public static Order buy(String account, String quantity) {
        return new Order(Side.BUY, account, micros(quantity));
    }

    public static Order sell(String account, long quantity) {
        return new Order(Side.SELL, account, micros(quantity));
    }

    public static Order sell(String account, String quantity) {
        return new Order(Side.SELL, account, micros(quantity));
    }

    /// Buys for a budget.
    public static Order spend(String account, String budget) {
        var order = new Order(Side.BUY, account, 0);
        order.budgetMicros = micros(budget);
        return order;
    }

    public Order at(long price) {
        priceMicros = micros(price);
        return this;
    }

    public Order at(String price) {
        priceMicros = micros(price);
        return this;
    }

    public Order maxCost(String cost) {
        maxCostMicros = micros(cost);
        return this;
    }

    public Order slippage(int ppm) {
        slippagePpm = ppm;
        return this;
    }

    public Order ioc() {
        timeInForce = TimeInForce.IOC;
        return this;
    }

    public Order fok() {
        timeInForce = TimeInForce.FOK;
        return this;
    }

    /// Ends at a time, ms since 1970.
    public Order until(long ms) {
        timeInForce = TimeInForce.GTT;
        expiresAtMs = ms;
        return this;
    }

    public Order postOnly() {
        postOnly = PostOnly.REJECT;
        return this;
    }

    public Order sliding() {
        postOnly = PostOnly.SLIDE;
        return this;
    }

    public Order minFill(String quantity) {
        minFillMicros = micros(quantity);
        return this;
    }

    public Order selfTrade(SelfTrade mode) {
        selfTrade = mode;
        return this;
    }

    public Order delivered() {
        delivery = Delivery.IMMEDIATE;
        return this;
    }

    public Order rate(String rate) {
        rateMicros = OptionalLong.of(micros(rate));
        return this;
    }

    public Order fees(int takerPpm, int makerPpm) {
        feeRates = FeeRates.of(takerPpm, makerPpm);
        return this;
    }

    public Order group(String name) {
        group = name;
        return this;
    }

    public Order id(String name) {
        id = name;
        return this;
    }

    /// Only those that score so high may deliver, ppm.
    public Order asking(int minQualityPpm) {
        this.minQualityPpm = minQualityPpm;
        return this;
    }

    public String id() {
        return id;
    }

    /// The command as the ledger would send it.
    public MarketInput.Place placed() {
        return new MarketInput.Place(
                account,
                id,
                terms(),
                new Conditions(expiresAtMs, postOnly, minFillMicros, selfTrade, minQualityPpm),
                delivery,
                rateMicros,
                hold(),
                feeRates,
                group);
    }

    private OrderTerms terms() {
        if (budgetMicros > 0) return new OrderTerms.BudgetBuy(budgetMicros, slippagePpm);
        if (priceMicros > 0) {
            return new OrderTerms.Limit(side, priceMicros, quantityMicros, timeInForce);
        }
        return side == Side.BUY
                ? new OrderTerms.MarketBuy(quantityMicros, maxCostMicros, slippagePpm)
                : new OrderTerms.MarketSell(quantityMicros, slippagePpm);
    }

    private long hold() {
        if (side == Side.SELL) return quantityMicros;
        if (budgetMicros > 0) return budgetMicros;
        if (priceMicros == 0) return maxCostMicros;
        var notional = millionthsUp(big(priceMicros), quantityMicros);
        return notional.add(millionthsUp(notional, feeRates.takerPpm())).longValueExact();
    }
}
