package ai.hanzo.hmm.market.ledger;

import static ai.hanzo.hmm.market.example.Amounts.MARKET;
import static ai.hanzo.hmm.market.example.Amounts.micros;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.laws.Seed;
import ai.hanzo.hmm.market.provider.Standing;
import ai.hanzo.hmm.market.state.Conduct;
import ai.hanzo.hmm.market.state.OpenAllocation;
import ai.hanzo.hmm.market.state.Provider;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/// Thousands of accounts in two markets who do anything that can be done. What is in accounts, in
/// markets and under way is always what was deposited; what accounts heard of is what they have;
/// and when all have left, nothing is there but what must be.
class LedgerEconomyTest {
    private static final int PEOPLE = 2_000;
    private static final int STEPS = Integer.getInteger("hmm.ledger.steps", 60_000);
    private static final int HOUR_MS = 3_600_000;
    private static final TestKey STRANGER = TestKey.fresh();

    private final Random random = Seed.random("ledger economy");
    private final Map<String, Integer> happened = new TreeMap<>();
    private final Town town = new Town(this::see);
    private final Townsfolk folk = new Townsfolk(random, town, PEOPLE);
    private final PlainFees fees = new PlainFees();
    private final List<AccountInput> sent = new ArrayList<>();
    private List<String> markets = List.of();
    private Townswork work;

    @Test
    void nothing_is_created_or_lost_and_nothing_is_left_when_all_have_gone() {
        begin();
        for (int i = 0; i < STEPS; i++) {
            step();
            town.conserved();
            if (i % 10_000 == 0) town.recounted();
        }
        town.settle();
        town.conserved();
        town.recounted();
        town.toldAll();
        muchHappened();

        new Unwinding(town, folk, new Townslives(random, town, folk)).run();
        town.toldAll();
        town.recounted();
        new Emptiness(town, folk).check();
    }

    private void begin() {
        town.open(MARKET);
        town.open("storage-models/ssd");
        markets = List.copyOf(town.stalls.keySet());
        work = new Townswork(random, town, folk);
        folk.settleIn();
        for (var market : markets) {
            sendAndSettle(new AccountInput.PostBond("p0", folk.id(), market, micros(110_000)));
            folk.attest("p0", market);
            long raw = micros(100_000);
            sendAndSettle(new AccountInput.IssueCapacity("p0", folk.id(), market, raw, raw));
            sendAndSettle(
                    new AccountInput.AddLiquidity(
                            "p0", folk.id(), market, micros(5_000), micros(10_000), 0));
        }
    }

    private void sendAndSettle(AccountInput input) {
        apply(input, folk.signature(input));
        town.settle();
    }

    /// Time mostly creeps, sometimes leaps.
    private void step() {
        if (random.nextInt(1_000) == 0) leap();
        else town.timeMs += random.nextInt(100);
        switch (random.nextInt(16)) {
            case 0, 1, 2, 3 -> {
                var input = work.next();
                apply(input, folk.signature(input));
            }
            case 4 -> repeat();
            case 5 -> forge();
            case 6 -> happenings();
            case 7, 8, 9 -> town.work(market());
            case 10 -> town.tell();
            default -> post();
        }
    }

    /// Most providers that owe something do not let their proof lapse.
    private void leap() {
        town.timeMs += random.nextInt(48 * HOUR_MS);
        for (var market : markets) {
            for (var provider : town.stall(market).all(Provider.class)) {
                if (provider.obligedMicros() > 0 && random.nextInt(8) > 0) {
                    folk.attest(provider.account(), market);
                }
            }
        }
    }

    private void apply(AccountInput input, Optional<Signature> signature) {
        var before = town.store.account(input.account()).orElse(Account.empty(input.account()));
        var event = town.send(input, signature);
        if (!isUnsigned(event)) {
            fees.commanded(input.account(), before.staking().stakedMicros(), town.timeMs);
        }
        count(input.getClass().getSimpleName());
        switch (event) {
            case LedgerEvent.Forwarded(_, MarketInput.Place order) -> {
                assertThat(order.feeRates()).isEqualTo(fees.rates(input.account()));
                count("taker fee " + order.feeRates().takerPpm());
            }
            case LedgerEvent.Forwarded _ -> {}
            case LedgerEvent.Answered answered -> {
                answered.execution().refused().ifPresent(why -> count(why.code().name()));
                if (answered.isRepeat()) {
                    count("repeat");
                    assertThat(town.store.account(input.account()).orElseThrow().balances())
                            .isEqualTo(before.balances());
                }
            }
        }
        sent.add(input);
    }

    private static boolean isUnsigned(LedgerEvent event) {
        return event instanceof LedgerEvent.Answered answered
                && answered.execution()
                        .refused()
                        .filter(why -> why.code() == RefusalCode.UNSIGNED)
                        .isPresent();
    }

    private void repeat() {
        if (sent.isEmpty()) return;
        var again = sent.get(Math.max(0, sent.size() - 1 - random.nextInt(50)));
        apply(again, folk.signature(again));
    }

    /// In the name of somebody with a key.
    private void forge() {
        var input = work.next();
        if (!folk.hasKey(input.account()) || input instanceof AccountInput.Deposit) return;
        var event = town.send(input, STRANGER.sign(input, town.timeMs));
        assertThat(isUnsigned(event)).isTrue();
        count("forged");
    }

    private void happenings() {
        switch (random.nextInt(8)) {
            case 0 -> {
                var group = random.nextInt(6) == 0 ? "" : "g" + random.nextInt(Townsfolk.GROUPS);
                town.tell(new Notice.OwnerGroup(folk.anybody(), group));
            }
            case 1, 2 -> tellTheTime();
            case 3 -> {
                var account = folk.anybody();
                if (folk.hasKey(account)) {
                    folk.changeKey(account);
                    count("RegisterKey");
                }
            }
            case 4 -> rule(market());
            default -> town.tick(market());
        }
    }

    /// The operator finds that something was not delivered, or lets a provider back.
    private void rule(String market) {
        for (var conduct : town.stall(market).all(Conduct.class)) {
            if (conduct.isActive()) continue;
            var back = new MarketInput.RuleStanding(conduct.account(), Standing.ACTIVE, 0);
            town.apply(market, back);
            return;
        }
        if (random.nextInt(4) == 0) {
            new Townslives(random, town, folk).rule(market);
            return;
        }
        for (var open : town.stall(market).all(OpenAllocation.class)) {
            if (random.nextInt(20) > 0) continue;
            town.apply(market, new MarketInput.RuleFault(open.number(), open.standardMicros()));
            return;
        }
    }

    /// To all whose stakes are due, and to one whose is not.
    private void tellTheTime() {
        town.tell(new Notice.Tick(folk.anybody()));
        for (var account : List.copyOf(town.store.rows().accounts())) {
            long due = account.staking().nextFreeMs().orElse(Long.MAX_VALUE);
            if (due <= town.timeMs) town.tell(new Notice.Tick(account.id()));
        }
    }

    /// Now and then an execution is delivered again.
    private void post() {
        var market = market();
        town.post(market)
                .ifPresent(
                        execution -> {
                            fees.posted(execution, town.timeMs);
                            if (random.nextInt(10) == 0 && execution.sequence() != 0) {
                                town.ledger.post(market, execution, town.timeMs);
                            }
                        });
    }

    private String market() {
        var all = List.copyOf(town.stalls.keySet());
        return all.get(random.nextInt(all.size()));
    }

    private void see(MarketEvent event) {
        count(event.getClass().getSimpleName());
        if (!(event instanceof MarketEvent.Executed said)) return;
        for (var change : said.changes()) count(change.reason().name());
        said.refused().ifPresent(why -> count("in all " + why.code()));
        if (!said.prevented().isEmpty()) count("prevented");
    }

    private void count(String what) {
        happened.merge(what, 1, Integer::sum);
    }

    /// Else it would be no test.
    private void muchHappened() {
        assertThat(happened.get("Settled")).isGreaterThan(200);
        assertThat(happened.get("repeat")).isGreaterThan(200);
        assertThat(happened.get("forged")).isGreaterThan(10);
        assertThat(happened)
                .containsKeys(
                        "taker fee 3000",
                        "taker fee 2850",
                        "taker fee 2700",
                        "taker fee 2400",
                        "taker fee 2100",
                        "prevented");
        for (var reason : Reason.values()) {
            // a bond is held, and no balance changes because of it
            // and for an incentive ten providers must have ten allocations end in a day
            if (reason == Reason.BOND || reason == Reason.INCENTIVE) continue;
            assertThat(happened).as("all reasons").containsKey(reason.name());
        }
        for (var kind : AccountInput.class.getPermittedSubclasses()) {
            if (kind != AccountInput.OfMarket.class && kind != AccountInput.Unclear.class) {
                assertThat(happened).as("all commands").containsKey(kind.getSimpleName());
            }
        }
        for (var kind : AccountInput.OfMarket.class.getPermittedSubclasses()) {
            assertThat(happened).as("all commands").containsKey(kind.getSimpleName());
        }
    }
}
