package ai.hanzo.hmm.local.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.hanzo.hmm.client.Account;
import ai.hanzo.hmm.client.Amount;
import ai.hanzo.hmm.client.HmmClient;
import ai.hanzo.hmm.client.Problem;
import ai.hanzo.hmm.client.answer.BatchResult;
import ai.hanzo.hmm.client.answer.Execution;
import ai.hanzo.hmm.client.answer.OrderOutcome;
import ai.hanzo.hmm.client.command.Delivery;
import ai.hanzo.hmm.client.command.Deposit;
import ai.hanzo.hmm.client.command.Entry;
import ai.hanzo.hmm.client.command.Order;
import ai.hanzo.hmm.client.command.OrderOptions;
import ai.hanzo.hmm.client.command.ProviderCommand;
import ai.hanzo.hmm.client.command.Side;
import ai.hanzo.hmm.client.command.TimeInForce;
import ai.hanzo.hmm.client.command.Transfer;
import ai.hanzo.hmm.streams.signature.Attestor;
import ai.hanzo.hmm.streams.signature.SigningKey;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// A market in which some trade at random: what they send follows from a seed. Prices walk, quotes
/// lie up to 150 ticks from them, so that each side has more levels than are shown.
final class Trading {
    static final String MARKET = "gpu-inference/h100";
    static final List<String> TRADERS = List.of("trader-0", "trader-1", "trader-2", "trader-3");

    private static final String HOUSE = "house";
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final Duration DECIDED_WITHIN = Duration.ofSeconds(60);
    private static final OrderOptions HELD = OrderOptions.NONE.delivered(Delivery.HOLD);
    private static final int DEEPEST = 150;
    private static final int MOST_OPEN = 600;
    private static final int AT_ONCE = 50;

    private final HmmClient door;
    private final Random random;
    private final List<List<String>> placed = new ArrayList<>();
    private int price = 200;
    private int orders;
    private int turnedAway;

    Trading(HmmClient door, long seed) {
        this.door = door;
        this.random = new Random(seed);
        TRADERS.forEach(_ -> placed.add(new ArrayList<>()));
    }

    /// A provider brings units, everybody gets some, and one is allocated.
    void open() {
        var attestor = new Attestor(SigningKey.random());
        deposit(HOUSE, "200000");
        var key = Base64.getEncoder().encodeToString(bytes(attestor.registration().getPublicKey()));
        provide(new ProviderCommand.Register("p1", key));
        provide(new ProviderCommand.Bond("p2", MARKET, Amount.of("60000")));
        provide(new ProviderCommand.Nonce("p3", MARKET));
        await().atMost(WITHIN).until(() -> !nonce().isEmpty());
        var rate = Amount.of("20000");
        var proof = attestor.attest(MARKET, HOUSE, rate.micros(), nonce());
        var evidence = Base64.getUrlEncoder().encodeToString(bytes(proof.getEvidence()));
        provide(new ProviderCommand.Attest("p4", MARKET, nonce(), proof.getKind(), rate, evidence));
        provide(new ProviderCommand.Issue("p5", MARKET, Amount.of("1000"), rate));
        for (var trader : TRADERS) {
            deposit(trader, "100000");
            var units =
                    new Transfer.Send("to-" + trader, trader, Amount.of("200"), "SCU:" + MARKET);
            done(account(HOUSE).transfer(units).outcome().orElseThrow());
        }
        var some = Amount.of("0.01");
        account(TRADERS.get(0)).place(quote("s-first", Side.SELL, price, some));
        account(TRADERS.get(1)).place(Order.buy("b-first", MARKET, some, Amount.of("1")));
    }

    /// Sends so many commands.
    void send(int commands) {
        for (int left = commands; left > 0; left -= AT_ONCE) {
            int who = random.nextInt(TRADERS.size());
            var entries = new ArrayList<Entry>();
            for (int i = 0; i < Math.min(left, AT_ONCE); i++) entries.add(entry(placed.get(who)));
            for (var result : door.account(TRADERS.get(who)).batch(entries)) {
                if (result instanceof BatchResult.TurnedAway) turnedAway++;
            }
        }
    }

    /// Has each trader place an order far from all others, the last thing it did: who sees them has
    /// seen all.
    ///
    /// @return their ids
    List<String> mark() {
        var marks = new ArrayList<String>();
        for (var trader : TRADERS) {
            var id = "b-mark-" + orders++;
            door.account(trader).place(quote(id, Side.BUY, 1, Amount.of("0.01")));
            marks.add(id);
        }
        for (int i = 0; i < marks.size(); i++) awaitOpen(TRADERS.get(i), marks.get(i));
        return marks;
    }

    /// A queue of many orders takes its time.
    private void awaitOpen(String trader, String id) {
        await().atMost(DECIDED_WITHIN)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsMatching(
                        e -> e instanceof Problem notYet && notYet.code().equals("UNKNOWN_ORDER"))
                .until(() -> door.account(trader).order(id) instanceof OrderOutcome.Open);
    }

    /// Of a trader's orders, by their ids.
    static Side side(String clientOrderId) {
        return clientOrderId.startsWith("b") ? Side.BUY : Side.SELL;
    }

    /// Commands that the door did not take.
    int turnedAway() {
        return turnedAway;
    }

    private Entry entry(List<String> own) {
        price = Math.clamp(price + random.nextInt(3) - 1, 170, 230);
        int dice = random.nextInt(own.size() > MOST_OPEN ? 60 : 100);
        if (own.isEmpty() || dice >= 50) return new Entry.Place(quote(own));
        if (dice < 32) return new Entry.Cancel("c" + orders++, own.remove(any(own)));
        if (dice < 40) {
            var smaller = Optional.of(size(30));
            return new Entry.Amend("a" + orders++, own.get(any(own)), Optional.empty(), smaller);
        }
        return new Entry.Place(take());
    }

    private Order quote(List<String> own) {
        var side = random.nextBoolean() ? Side.BUY : Side.SELL;
        int away = 1 + random.nextInt(random.nextInt(DEEPEST) + 1);
        var id = id(side);
        own.add(id);
        return quote(id, side, side == Side.BUY ? price - away : price + away, size(100));
    }

    private Order take() {
        var side = random.nextBoolean() ? Side.BUY : Side.SELL;
        int limit = side == Side.BUY ? price + 5 : price - 5;
        return quote(id(side), side, limit, size(300)).lasting(TimeInForce.IOC);
    }

    private static Order.Limit quote(String id, Side side, int ticks, Amount quantity) {
        var order = Order.limit(id, MARKET, side, new Amount(ticks * 100_000L), quantity);
        return side == Side.BUY ? order.with(HELD) : order;
    }

    private String id(Side side) {
        return (side == Side.BUY ? "b" : "s") + orders++;
    }

    private int any(List<String> own) {
        return random.nextInt(own.size());
    }

    /// Ten lots and up to so many more: at no price too little.
    private Amount size(int most) {
        return new Amount((10 + random.nextInt(most)) * 10L);
    }

    private Account account(String name) {
        return door.account(name).waiting(WITHIN);
    }

    private void deposit(String account, String amount) {
        var deposit = new Deposit(account, "d1", Amount.of(amount), "test");
        done(door.deposit(deposit, WITHIN).outcome().orElseThrow());
    }

    private void provide(ProviderCommand command) {
        done(account(HOUSE).provide(command).outcome().orElseThrow());
    }

    private String nonce() {
        return door.quality(HOUSE).stream().map(each -> each.nonce()).findFirst().orElse("");
    }

    private static void done(Execution execution) {
        assertThat(execution.status()).as("%s", execution).isEqualTo(Execution.Status.DONE);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
