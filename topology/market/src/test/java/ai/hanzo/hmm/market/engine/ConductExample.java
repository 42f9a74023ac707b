package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.example.Amounts.decimal;
import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.example.Proof;
import ai.hanzo.hmm.market.laws.Floor;
import ai.hanzo.hmm.market.price.Window;
import ai.hanzo.hmm.market.provider.Standing;
import ai.hanzo.hmm.market.quality.RawMetrics;
import ai.hanzo.hmm.market.state.Conduct;
import ai.hanzo.hmm.market.state.Provider;
import ai.hanzo.hmm.market.state.RowKey;

import java.util.List;
import java.util.OptionalLong;

/// Providers that are reported on, struck, ruled over and judged by the day. Every example begins
/// on 2023-11-14 at 22:13:20, which is {@link #FIRST_DAY}.
class ConductExample extends ProviderExample {
    static final long MINUTE_MS = 60_000;
    static final long DAY_MS = 24 * HOUR_MS;
    static final long FIRST_DAY = 19_675;

    private long buckets;
    private int commands;

    /// One that can be slashed and struck, and owes nothing.
    void bonded(String name, String bond) {
        send(new MarketInput.Bond(name, next("bond"), micros(bond)));
    }

    /// One that owes units, with so much of a bond and no more.
    void owing(String name, String bond, String units, String rate) {
        bonded(name, bond);
        floor.attest(name);
        issue(name, units, rate);
    }

    ConductExample issue(String name, String units, String rate) {
        var key = Proof.keyOf(name);
        send(new MarketInput.Issue(name, next("issue"), micros(units), micros(rate), key));
        return this;
    }

    ConductExample redeem(String account, String units) {
        send(
                new MarketInput.Redeem(
                        account, next("redeem"), micros(units), OptionalLong.empty(), 0));
        return this;
    }

    ConductExample unbond(String name, String amount) {
        send(new MarketInput.Unbond(name, next("unbond"), micros(amount)));
        return this;
    }

    ConductExample rule(String name, Standing standing, int slashPpm) {
        send(new MarketInput.RuleStanding(name, standing, slashPpm));
        return this;
    }

    ConductExample fault(long allocation, String unused) {
        send(new MarketInput.RuleFault(allocation, micros(unused)));
        return this;
    }

    /// Evidence that proves nothing: the shortest way to a strike.
    ConductExample strike(String name) {
        floor.send(Proof.request(name));
        send(Proof.attest(name, Proof.ANY_RATE, "forged"));
        return this;
    }

    ConductExample tick() {
        send(new MarketInput.Tick());
        return this;
    }

    ConductExample later(long ms) {
        floor.at(floor.timeMs() + ms);
        return this;
    }

    /// At noon, so many days after the first.
    ConductExample onDay(int day) {
        floor.at(Floor.MIDNIGHT_MS + (day - 1) * DAY_MS + 12 * HOUR_MS);
        return this;
    }

    ConductExample bucket(String name, long startMs, RawMetrics metrics) {
        send(new MarketInput.FoldQuality(name, startMs, metrics, List.of()));
        return this;
    }

    /// A bucket of long ago that makes just this score where it is the first, or all before were
    /// the same.
    ConductExample scored(String name, long scorePpm) {
        return bucket(name, ++buckets * 300_000, scoring(scorePpm));
    }

    /// Latency, throughput and availability are all or nothing; 5 ppm of accuracy are one of the
    /// score. An availability of nothing is 95%, which is not below.
    static RawMetrics scoring(long scorePpm) {
        for (long latency : List.of(0L, 300_000L)) {
            for (long throughput : List.of(0L, 300_000L)) {
                for (long availability : List.of(0L, 200_000L)) {
                    long rest = scorePpm - latency - throughput - availability;
                    if (rest < 0 || rest > 200_000) continue;
                    return RawMetrics.of(
                            latency == 0 ? 2_000 : 200,
                            throughput == 0 ? 0 : 50_000_000,
                            availability == 0 ? 950_000 : 999_900,
                            rest * 5);
                }
            }
        }
        throw new IllegalArgumentException("no such score: " + scorePpm);
    }

    /// The price of the last hour, by one small sale.
    ConductExample priceOfAnHour(String seller, String price) {
        send(sell(seller, "0.1").at(price));
        send(buy("bob", "0.1").at(price));
        later(HOUR_MS).tick();
        long mean = floor.market().view().mean(Window.ONE_HOUR).orElseThrow();
        if (mean != micros(price)) throw new AssertionError("the mean is " + mean);
        return this;
    }

    Conduct conduct(String name) {
        return (Conduct) floor.shelf().rows().get(new RowKey(RowKey.Kind.CONDUCT, name));
    }

    Provider row(String name) {
        return floor.shelf().provider(name).orElseThrow();
    }

    String bond(String name) {
        return decimal(row(name).bondMicros());
    }

    String fund() {
        return decimal(floor.market().view().totals().qualityFundMicros());
    }

    MarketEvent.Executed execution(String account) {
        return events.stream()
                .filter(MarketEvent.Executed.class::isInstance)
                .map(MarketEvent.Executed.class::cast)
                .filter(e -> e.account().equals(account))
                .findAny()
                .orElseThrow();
    }

    /// What the last command did to an account of what, for what, free and held; without holds.
    List<String> changes(String account) {
        return execution(account).changes().stream()
                .map(
                        c ->
                                "%s %s %s %s"
                                        .formatted(
                                                c.asset().split(":")[0],
                                                c.reason(),
                                                decimal(c.freeMicros()),
                                                decimal(c.heldMicros())))
                .filter(change -> !change.contains(" HOLD ") && !change.contains(" RELEASE "))
                .toList();
    }

    /// Why the last command was refused.
    RefusalCode code() {
        return switch (events.getLast()) {
            case MarketEvent.Executed executed -> executed.refused().orElseThrow().code();
            case MarketEvent.Declined declined -> declined.refused().code();
            default -> throw new AssertionError("not refused: " + events);
        };
    }

    List<MarketEvent.Assessed> assessed(String name) {
        return events.stream()
                .filter(MarketEvent.Assessed.class::isInstance)
                .map(MarketEvent.Assessed.class::cast)
                .filter(told -> told.provider().account().equals(name))
                .toList();
    }

    private String next(String what) {
        return what + "-" + ++commands;
    }
}
