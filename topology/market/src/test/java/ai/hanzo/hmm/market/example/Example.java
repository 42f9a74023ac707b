package ai.hanzo.hmm.market.example;

import static ai.hanzo.hmm.market.example.Amounts.decimal;
import static ai.hanzo.hmm.market.example.Amounts.micros;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.MarketEvent.Executed;
import ai.hanzo.hmm.market.event.MarketEvent.Settled;
import ai.hanzo.hmm.market.event.OrderReport;
import ai.hanzo.hmm.market.event.OrderReport.Ending;
import ai.hanzo.hmm.market.event.OrderReport.Status;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.event.Refused;
import ai.hanzo.hmm.market.laws.Floor;
import ai.hanzo.hmm.market.state.RestingOrder;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/// One example of the market's rules: what rests, what is sent, what must come of it. Everybody in
/// it has a thousand units and ten million HANZO, and every command is checked against all laws.
public final class Example {
    private static final long UNITS = micros("10000");
    private static final long FUNDS = micros("10000000");

    private final Floor floor;
    private final Set<String> funded = new HashSet<>();
    private MarketInput.OfAccount sent = new MarketInput.Cancel("", "", "");
    private List<MarketEvent> events = List.of();
    private int orders;

    private Example(Floor floor) {
        this.floor = floor;
    }

    public static Example market() {
        return market(Floor.TERMS);
    }

    public static Example market(MarketTerms terms) {
        return new Example(Floor.stocked(terms));
    }

    /// A market with resting orders; those of one cell arrive from left to right.
    public static Example book(String drawing) {
        return market().with(drawing);
    }

    public Example with(String drawing) {
        for (var resting : Drawing.of(drawing).orders()) {
            var quantity = decimal(resting.quantityMicros());
            var order =
                    resting.side() == Side.BUY
                            ? Order.buy(resting.account(), quantity)
                            : Order.sell(resting.account(), quantity);
            when(order.at(decimal(resting.priceMicros()))).ends(Status.OPEN);
        }
        return this;
    }

    /// A pool of so many units and so much HANZO, the shares of which are not locked any more.
    public Example pool(String units, String funds) {
        freshPool(units, funds);
        var deposited = events;
        later(10 * 60_000).when(new MarketInput.Tick());
        events = deposited;
        return this;
    }

    /// One the shares of which are locked.
    public Example freshPool(String units, String funds) {
        return when(new MarketInput.AddToPool("lp", "first", micros(units), micros(funds), 0));
    }

    public Example when(Order order) {
        if (order.id().isEmpty()) order.id("o" + ++orders);
        return when(order.placed());
    }

    public Example later(long ms) {
        floor.at(floor.timeMs() + ms);
        return this;
    }

    public Example when(MarketInput.OfAccount command) {
        if (funded.add(command.account())) floor.fund(command.account(), UNITS, FUNDS);
        sent = command;
        events = floor.send(command);
        return this;
    }

    public Example when(MarketInput command) {
        events = floor.send(command);
        return this;
    }

    public Example cancel(String account, String orderId) {
        return when(new MarketInput.Cancel(account, "cancel-" + orderId, orderId));
    }

    /// To another price and quantity, with a thousand held for it besides.
    public Example amend(String account, String orderId, String price, String quantity) {
        var side =
                floor.shelf().orders().stream()
                        .filter(o -> o.clientOrderId().equals(orderId))
                        .map(RestingOrder::side)
                        .findAny()
                        .orElse(Side.BUY);
        return when(
                new MarketInput.Amend(
                        account,
                        "amend-" + orderId + "-" + ++orders,
                        orderId,
                        side,
                        OptionalLong.of(micros(price)),
                        OptionalLong.of(micros(quantity)),
                        micros("1000")));
    }

    /// What was matched, in this order, and nothing else.
    public Example then(Traded... expected) {
        boolean named = Arrays.stream(expected).anyMatch(t -> !t.maker().isEmpty());
        assertThat(settled().stream().map(s -> Traded.of(s, named))).containsExactly(expected);
        return this;
    }

    /// The book as it must be, and nothing else in it.
    public Example leaves(String drawing) {
        var expected = Drawing.of(drawing);
        boolean named = expected.isNamed();
        assertThat(Drawing.of(floor.shelf().orders()).told(named)).isEqualTo(expected.told(named));
        return this;
    }

    public Example leavesNothing() {
        assertThat(floor.shelf().orders()).isEmpty();
        return this;
    }

    public Example leavesPool(String units, String funds) {
        var pool = floor.market().view().pool();
        assertThat(decimal(pool.unitsMicros()) + " / " + decimal(pool.fundsMicros()))
                .isEqualTo(units + " / " + funds);
        return this;
    }

    /// How the order that was sent stands.
    public Example ends(Status status) {
        assertThat(report(sent.account(), sent.id()).status()).isEqualTo(status);
        return this;
    }

    public Example ends(Status status, Ending why) {
        assertThat(report(sent.account(), sent.id()).ending()).isEqualTo(why);
        return ends(status);
    }

    public OrderReport report() {
        return report(sent.account(), sent.id());
    }

    public OrderReport report(String account, String orderId) {
        return execution(account).orders().stream()
                .filter(o -> o.clientOrderId().equals(orderId))
                .findAny()
                .orElseThrow(() -> new AssertionError("no report of " + orderId));
    }

    public Example refused(RefusalCode code) {
        assertThat(refusal().code()).isEqualTo(code);
        assertThat(settled()).isEmpty();
        return this;
    }

    public Example refused(RefusalCode code, String number, long value) {
        assertThat(refusal().numbers()).containsEntry(number, value);
        return refused(code);
    }

    private Refused refusal() {
        return execution(sent.account())
                .refused()
                .orElseThrow(() -> new AssertionError("not refused: " + events));
    }

    /// What an account gained of an asset (or lost) by the last command, free and held.
    public Example gains(String account, String asset, String amount) {
        long sum =
                execution(account).changes().stream()
                        .filter(c -> c.asset().equals(asset))
                        .mapToLong(c -> c.freeMicros() + c.heldMicros())
                        .sum();
        assertThat(decimal(sum)).as("%s gains of %s", account, asset).isEqualTo(amount);
        return this;
    }

    /// What was given back of what was held.
    public Example releases(String account, String amount) {
        long sum =
                execution(account).changes().stream()
                        .filter(c -> c.reason() == Reason.RELEASE)
                        .mapToLong(c -> c.freeMicros())
                        .sum();
        assertThat(decimal(sum)).as("released to %s", account).isEqualTo(amount);
        return this;
    }

    public Example holds(String account, String asset, String amount) {
        assertThat(decimal(floor.ledger().purse(account, asset).held())).isEqualTo(amount);
        return this;
    }

    public Executed execution(String account) {
        return events.stream()
                .filter(Executed.class::isInstance)
                .map(Executed.class::cast)
                .filter(e -> e.account().equals(account))
                .findAny()
                .orElseThrow(() -> new AssertionError("no execution of " + account));
    }

    public List<Settled> settled() {
        return events.stream().filter(Settled.class::isInstance).map(Settled.class::cast).toList();
    }

    public List<MarketEvent> events() {
        return events;
    }

    public Floor floor() {
        return floor;
    }
}
