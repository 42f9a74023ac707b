package ai.hanzo.hmm.market.ledger;

import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.micros;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.Conditions;
import ai.hanzo.hmm.market.command.Delivery;
import ai.hanzo.hmm.market.command.OrderTerms;
import ai.hanzo.hmm.market.command.PostOnly;
import ai.hanzo.hmm.market.command.SelfTrade;
import ai.hanzo.hmm.market.command.TimeInForce;
import ai.hanzo.hmm.market.example.Proof;

import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/// Whatever can be asked of an exchange, at random, well or badly.
final class Townswork {
    private static final int REMEMBERED = 100;

    private final Random random;
    private final Town town;
    private final Townsfolk folk;
    private final List<String> markets;
    private final Townslives lives;
    private final ArrayDeque<AccountInput.Place> orders = new ArrayDeque<>();

    Townswork(Random random, Town town, Townsfolk folk) {
        this.random = random;
        this.town = town;
        this.folk = folk;
        this.lives = new Townslives(random, town, folk);
        this.markets = List.copyOf(town.stalls.keySet());
    }

    AccountInput next() {
        int dice = random.nextInt(100);
        if (dice < 12) return transfer(folk.anybody());
        if (dice < 20) return capacity(random.nextInt(10) == 0 ? folk.anybody() : folk.provider());
        if (dice < 40 && !orders.isEmpty()) return change(recent());
        if (dice < 49) return liquidity(folk.anybody(), market());
        if (dice < 55) return lives.next(market());
        return place(folk.anybody(), market());
    }

    /// What an account does with what is its own.
    private AccountInput transfer(String account) {
        var id = folk.id();
        long funds = folk.some(account, HANZO);
        return switch (random.nextInt(6)) {
            case 0 -> new AccountInput.Deposit(account, id, folk.some(micros(10)), "bank");
            case 1 -> new AccountInput.Withdraw(account, id, 1 + funds / 20, "home");
            case 2 -> new AccountInput.Send(account, id, folk.anybody(), HANZO, funds);
            case 3 -> {
                var asset = random.nextBoolean() ? units(market()) : shares(market());
                long some = folk.some(account, asset);
                yield new AccountInput.Send(account, id, folk.anybody(), asset, some);
            }
            case 4 -> new AccountInput.Stake(account, id, funds);
            default -> {
                long staked = town.store.account(account).orElseThrow().staking().stakedMicros();
                yield new AccountInput.Unstake(account, id, folk.some(staked));
            }
        };
    }

    private AccountInput capacity(String account) {
        var id = folk.id();
        long much = folk.wealth(account);
        return switch (random.nextInt(24)) {
            case 11, 12, 13, 14, 15 -> Proving.request(account, id, market());
            case 16, 17, 18, 19, 20 -> Proving.attest(account, id, market());
            case 21 -> retire(random.nextBoolean() ? "p0" : account, id, market());
            case 10 -> new AccountInput.RegisterProvider(account, id, Proof.hexOf(account));
            case 0, 1, 2, 3 ->
                    new AccountInput.PostBond(account, id, market(), folk.some(much * micros(90)));
            case 4, 5 ->
                    new AccountInput.WithdrawBond(
                            account, id, market(), folk.some(much * micros(9)));
            default -> {
                var market = market();
                if (random.nextInt(10) > 0) folk.attest(account, market);
                yield new AccountInput.IssueCapacity(
                        account,
                        id,
                        market,
                        folk.some(much * micros(40)),
                        micros(30) + folk.some(micros(30)));
            }
        };
    }

    private AccountInput retire(String account, String id, String market) {
        return new AccountInput.RetireCapacity(
                account, id, market, folk.some(account, units(market)), 0);
    }

    private AccountInput change(AccountInput.Place order) {
        var account = random.nextInt(20) == 0 ? folk.anybody() : order.account();
        var id = folk.id();
        return switch (random.nextInt(20)) {
            case 0 -> new AccountInput.CancelAll(account, id, order.market());
            case 1, 2, 3, 4, 5, 6 ->
                    new AccountInput.Amend(
                            account,
                            id,
                            order.id(),
                            random.nextBoolean() ? OptionalLong.of(price()) : OptionalLong.empty(),
                            OptionalLong.of(quantity(account)));
            default -> new AccountInput.Cancel(account, id, order.id());
        };
    }

    private AccountInput liquidity(String account, String market) {
        var id = folk.id();
        long units = folk.some(account, units(market));
        return switch (random.nextInt(3)) {
            case 0 ->
                    new AccountInput.AddLiquidity(
                            account, id, market, units, folk.some(account, HANZO), 0);
            case 1 ->
                    new AccountInput.RemoveLiquidity(
                            account, id, market, folk.some(account, shares(market)), 0, 0);
            default -> new AccountInput.Redeem(account, id, market, units, OptionalLong.empty(), 0);
        };
    }

    private AccountInput place(String account, String market) {
        long quantity = quantity(account);
        boolean hasUnits = town.balance(account, units(market)).freeMicros() >= quantity;
        var side = hasUnits && random.nextInt(3) > 0 ? Side.SELL : Side.BUY;
        if (random.nextInt(20) == 0) side = side.opposite();
        int dice = random.nextInt(10);
        var lasts = TimeInForce.values()[dice < 6 ? 0 : dice % 4];
        OrderTerms terms = new OrderTerms.Limit(side, price(), quantity, lasts);
        if (dice == 0) {
            terms =
                    switch (side) {
                        case SELL -> new OrderTerms.MarketSell(quantity, 10_000);
                        case BUY ->
                                random.nextBoolean()
                                        ? new OrderTerms.BudgetBuy(2 * quantity, 10_000)
                                        : new OrderTerms.MarketBuy(quantity, 3 * quantity, 10_000);
                    };
        }
        var order =
                new AccountInput.Place(
                        account,
                        folk.id(),
                        random.nextInt(500) == 0 ? "no/market" : market,
                        terms,
                        dice == 0 ? Conditions.NONE : conditions(lasts),
                        random.nextBoolean() ? Delivery.HOLD : Delivery.IMMEDIATE,
                        OptionalLong.empty());
        orders.add(order);
        if (orders.size() > REMEMBERED) orders.poll();
        return order;
    }

    private Conditions conditions(TimeInForce lasts) {
        long ends = lasts == TimeInForce.GTT ? town.timeMs - 500 + random.nextInt(200_000) : 0;
        var modes = SelfTrade.values();
        var mode = modes[random.nextInt(modes.length)];
        if (lasts.rests() && random.nextInt(8) == 0) {
            var postOnly = random.nextBoolean() ? PostOnly.REJECT : PostOnly.SLIDE;
            return new Conditions(ends, postOnly, 0, mode, 0);
        }
        return new Conditions(ends, PostOnly.NO, random.nextInt(12) == 0 ? 2_000 : 0, mode, 0);
    }

    private AccountInput.Place recent() {
        return random.nextBoolean() ? orders.peekLast() : orders.peekFirst();
    }

    private String market() {
        return markets.get(random.nextInt(markets.size()));
    }

    private long price() {
        return 1_000L * (1_950 + random.nextInt(100));
    }

    private long quantity(String account) {
        return 1_000L
                * (1 + random.nextInt(3_000))
                * (random.nextInt(3) == 0 ? 1 : folk.wealth(account));
    }

    private static String units(String market) {
        return MarketTerms.unitsOf(market);
    }

    private static String shares(String market) {
        return MarketTerms.sharesOf(market);
    }
}
