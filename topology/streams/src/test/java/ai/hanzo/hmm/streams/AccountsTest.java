package ai.hanzo.hmm.streams;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.streams.inbox.DeadLetter;
import ai.hanzo.hmm.streams.inbox.Reason;
import ai.hanzo.hmm.wire.AccountBalances;
import ai.hanzo.hmm.wire.AccountNotice;
import ai.hanzo.hmm.wire.AccountTick;
import ai.hanzo.hmm.wire.AssetBalance;
import ai.hanzo.hmm.wire.Credit;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.LiquidityCommand;
import ai.hanzo.hmm.wire.OperatorCommand;
import ai.hanzo.hmm.wire.OrderDelivery;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.OrderType;
import ai.hanzo.hmm.wire.PlaceOrder;
import ai.hanzo.hmm.wire.Posting;
import ai.hanzo.hmm.wire.Redeem;
import ai.hanzo.hmm.wire.Send;
import ai.hanzo.hmm.wire.SetOwnerGroup;
import ai.hanzo.hmm.wire.Stake;
import ai.hanzo.hmm.wire.TransferCommand;
import ai.hanzo.hmm.wire.Unstake;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What accounts do with their own, and what others tell their ledgers.
class AccountsTest {
    private static final Duration SHOWN = Duration.ofMillis(200);

    @TempDir Path folder;
    private ExchangeRig rig;
    private final List<Execution> told = new ArrayList<>();
    private final Map<String, AccountBalances> shown = new TreeMap<>();

    @BeforeEach
    void open() {
        rig = new ExchangeRig(folder);
        rig.send(Commands.createMarket());
        rig.deposit("alice", "d1", 1_000_000_000L);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void what_is_sent_arrives_once() {
        var send = transfer("alice", "s1", new Send("bob", "HANZO", 3_000_000L));
        rig.send(send);
        rig.send(send);

        assertThat(postings("alice", "SEND")).containsExactly(hanzo("SEND", -3_000_000, 0));
        assertThat(postings("bob", "RECEIVE")).containsExactly(hanzo("RECEIVE", 3_000_000, 0));
        assertThat(rig.read(rig.topics.credits()))
                .containsExactly(credit("bob", "alice", "s1", 3_000_000, false));
        assertThat(balances("bob").getAssets())
                .containsExactly(new AssetBalance("HANZO", 3_000_000L, 0L));
    }

    @Test
    void what_the_other_cannot_hold_comes_back() {
        rig.deposit("bob", "d1", Long.MAX_VALUE);
        rig.send(transfer("alice", "s1", new Send("bob", "HANZO", 3_000_000L)));

        assertThat(rig.read(rig.topics.credits()))
                .containsExactly(
                        credit("bob", "alice", "s1", 3_000_000, false),
                        credit("alice", "bob", "s1", 3_000_000, true));
        assertThat(postings("alice", "RECEIVE")).containsExactly(hanzo("RECEIVE", 3_000_000, 0));
        assertThat(balances("alice").getAssets())
                .containsExactly(new AssetBalance("HANZO", 1_000_000_000L, 0L));
        assertThat(rig.deadLetters()).isEmpty();
    }

    @Test
    void a_stake_is_held_until_21_days_after_its_end_and_the_ledgers_clock_frees_it() {
        rig.send(transfer("alice", "st", new Stake(200_000_000L)));
        rig.send(transfer("alice", "un", new Unstake(150_000_000L)));
        assertThat(balances("alice").getStakedMicros()).isEqualTo(50_000_000);
        assertThat(balances("alice").getEnded().getFirst().getAmountMicros())
                .isEqualTo(150_000_000);

        rig.driver.advanceWallClockTime(Duration.ofDays(21).minusSeconds(1));
        assertThat(rig.read(rig.topics.credits())).as("too early").isEmpty();
        rig.driver.advanceWallClockTime(Duration.ofHours(1));

        assertThat(rig.read(rig.topics.credits())).hasSize(1);
        assertThat(postings("alice", "UNSTAKE"))
                .containsExactly(hanzo("UNSTAKE", 150_000_000, -150_000_000));
        assertThat(balances("alice").getAssets())
                .containsExactly(new AssetBalance("HANZO", 950_000_000L, 50_000_000L));
        rig.driver.advanceWallClockTime(Duration.ofDays(1));
        assertThat(rig.read(rig.topics.credits())).as("and once").isEmpty();
    }

    @Test
    void accounts_of_one_group_do_not_trade_with_each_other() {
        provide();
        rig.send(new OperatorCommand("", "g1", new SetOwnerGroup("alice", "house")));
        rig.send(new OperatorCommand("", "g2", new SetOwnerGroup("gpu-house", "house")));
        rig.send(Commands.limit("gpu-house", "ask", OrderSide.SELL, 10_000_000, 22_000_000));
        rig.send(Commands.limit("alice", "bid", OrderSide.BUY, 5_000_000, 23_000_000));

        assertThat(rig.read(rig.topics.settlements())).isEmpty();
        assertThat(balances("alice").getOwnerGroup()).isEqualTo("house");
        assertThat(rig.deadLetters()).isEmpty();
    }

    @Test
    void units_that_are_held_are_redeemed_later() {
        provide();
        rig.send(Commands.limit("gpu-house", "ask", OrderSide.SELL, 10_000_000, 22_000_000));
        rig.send(
                Commands.order(
                        "alice",
                        "bid",
                        PlaceOrder.newBuilder()
                                .setMarket(Commands.MARKET)
                                .setSide(OrderSide.BUY)
                                .setType(OrderType.LIMIT)
                                .setQuantityMicros(5_000_000L)
                                .setPriceMicros(22_000_000L)
                                .setDelivery(OrderDelivery.HOLD)
                                .build()));
        assertThat(rig.read(rig.topics.allocations())).isEmpty();

        rig.send(
                new LiquidityCommand(
                        Commands.by("alice", "r1"),
                        new Redeem(Commands.MARKET, 2_000_000L, null, 0)));

        assertThat(rig.read(rig.topics.allocations()).getFirst().getStandardMicros())
                .isEqualTo(2_000_000);
        assertThat(rig.read(rig.topics.accessTokens())).hasSize(1);
        assertThat(balances("alice").getAssets())
                .contains(new AssetBalance("SCU:" + Commands.MARKET, 3_000_000L, 0L));
    }

    @Test
    void the_treasury_is_paid_by_the_tick() {
        provide();
        rig.send(Commands.limit("gpu-house", "ask", OrderSide.SELL, 10_000_000, 22_000_000));
        rig.send(Commands.limit("alice", "bid", OrderSide.BUY, 5_000_000, 23_000_000));
        long earned = rig.read(rig.topics.settlements()).getFirst().getTreasuryMicros();

        rig.driver.advanceWallClockTime(Duration.ofMinutes(1));

        assertThat(earned).isPositive();
        assertThat(postings("@treasury", "SWEEP")).containsExactly(hanzo("SWEEP", earned, 0));
        assertThat(balances("@treasury").getAssets())
                .containsExactly(new AssetBalance("HANZO", earned, 0L));
        assertThat(rig.read(rig.topics.markets()).getLast().getTreasuryMicros()).isZero();
    }

    @Test
    void a_staked_account_pays_less_from_the_next_day_on_and_what_is_held_says_so() {
        rig.deposit("whale", "d1", 200_000_000_000L);
        rig.send(transfer("whale", "st", new Stake(150_000_000_000L)));
        assertThat(balances("whale").getDiscountPpm()).as("today is set").isZero();

        rig.driver.advanceWallClockTime(Duration.ofDays(1));
        rig.send(Commands.limit("whale", "bid", OrderSide.BUY, 5_000_000, 20_000_000));

        var command = rig.read(rig.topics.marketCommands()).getLast();
        assertThat(command.getBody().toString())
                .contains("\"takerFeePpm\": 2100")
                .contains("\"makerFeePpm\": 700");
        assertThat(balances("whale").getDiscountPpm()).isEqualTo(300_000);
    }

    @Test
    void executions_alone_give_the_balances() {
        provide();
        rig.send(transfer("alice", "st", new Stake(200_000_000L)));
        rig.send(transfer("alice", "s1", new Send("bob", "HANZO", 7_000_000L)));
        rig.send(Commands.limit("gpu-house", "ask", OrderSide.SELL, 10_000_000, 22_000_000));
        rig.send(Commands.limit("alice", "bid", OrderSide.BUY, 15_000_000, 23_000_000));
        rig.send(Commands.cancel("alice", "c1", "bid"));
        rig.driver.advanceWallClockTime(Duration.ofMinutes(1));

        for (var account : List.of("alice", "bob", "gpu-house", "@treasury")) {
            assertThat(balances(account).getAssets()).as(account).isEqualTo(rebuilt(account));
        }
    }

    @Test
    void a_notice_under_another_key_is_a_dead_letter() {
        rig.send(rig.topics.credits(), "bob", credit("alice", "bob", "s1", 1, false));
        dead();
        rig.send(
                rig.topics.credits(),
                "@treasury",
                new AccountNotice("@treasury", new AccountTick(1L)));
        dead();
        rig.send(
                rig.topics.operatorCommands(),
                "bob",
                new OperatorCommand("", "g", new SetOwnerGroup("alice", "house")));
        dead();
        rig.send(new OperatorCommand("", "g", new SetOwnerGroup("alice", "no house")));
        dead();
        assertThat(balances("alice").getOwnerGroup()).isEmpty();
    }

    private void provide() {
        rig.deposit("gpu-house", "d1", 10_000_000_000L);
        rig.provide("gpu-house", 3_000_000_000L, 1_000_000_000L);
        rig.send(Commands.issue("gpu-house", "i1", 100_000_000, 1_000_000_000));
    }

    private void dead() {
        var letters = rig.deadLetters();
        assertThat(letters).hasSize(1);
        var reason = letters.getFirst().headers().lastHeader(DeadLetter.REASON);
        assertThat(new String(reason.value(), StandardCharsets.UTF_8))
                .isEqualTo(Reason.MALFORMED.name());
    }

    private static TransferCommand transfer(String account, String id, Object body) {
        return new TransferCommand(Commands.by(account, id), body);
    }

    private static AccountNotice credit(
            String to, String from, String id, long micros, boolean returned) {
        return new AccountNotice(to, new Credit(from, id, "HANZO", micros, returned));
    }

    private static Posting hanzo(String reason, long free, long held) {
        return new Posting("HANZO", reason, free, held);
    }

    private List<Posting> postings(String account, String reason) {
        return said(account).stream()
                .flatMap(execution -> execution.getPostings().stream())
                .filter(posting -> posting.getReason().equals(reason))
                .toList();
    }

    private List<Execution> said(String account) {
        told.addAll(rig.read(rig.topics.executions()));
        return told.stream()
                .filter(execution -> execution.getAccount().equals(account))
                .filter(execution -> !execution.getRepeated())
                .toList();
    }

    private List<AssetBalance> rebuilt(String account) {
        Map<String, AssetBalance> assets = new TreeMap<>();
        for (var execution : said(account)) {
            for (var posting : execution.getPostings()) {
                assets.merge(
                        posting.getAsset(),
                        new AssetBalance(
                                posting.getAsset(),
                                posting.getFreeMicros(),
                                posting.getHeldMicros()),
                        AccountsTest::sum);
            }
        }
        assets.values().removeIf(a -> a.getFreeMicros() == 0 && a.getHeldMicros() == 0);
        return List.copyOf(assets.values());
    }

    private static AssetBalance sum(AssetBalance one, AssetBalance other) {
        return new AssetBalance(
                one.getAsset(),
                one.getFreeMicros() + other.getFreeMicros(),
                one.getHeldMicros() + other.getHeldMicros());
    }

    private AccountBalances balances(String account) {
        rig.driver.advanceWallClockTime(SHOWN);
        for (var balances : rig.read(rig.topics.balances())) {
            shown.put(balances.getAccount(), balances);
        }
        return shown.get(account);
    }
}
