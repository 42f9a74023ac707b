package ai.hanzo.hmm.local.page;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/// A market that lives: two quote around a price that walks at random, a third takes. What they do
/// follows from a seed, not when.
final class Traders implements AutoCloseable {
    static final List<String> NAMES = List.of("maker-1", "maker-2", "taker-1");

    private static final long PAUSE_MS = 60;
    private static final int STEPS_AWAY = 12;

    private final Client door;
    private final String market;
    private final Random random;
    private final AtomicInteger sent = new AtomicInteger();
    private final Thread thread;
    private volatile boolean over;

    /// In tenths of a HANZO, the market's tick.
    private int price = 200;

    private Traders(Client door, String market, long seed) {
        this.door = door;
        this.market = market;
        this.random = new Random(seed);
        this.thread = Thread.ofVirtual().name("traders").unstarted(this::trade);
    }

    /// Quotes once around the price before it returns, and goes on from there.
    static Traders start(Client door, String market, long seed) {
        var traders = new Traders(door, market, seed);
        for (int away = 1; away <= STEPS_AWAY; away++) {
            traders.quote("BUY", away);
            traders.quote("SELL", away);
        }
        traders.thread.start();
        return traders;
    }

    int sent() {
        return sent.get();
    }

    private void trade() {
        try {
            while (!over) {
                price = Math.clamp(price + random.nextInt(3) - 1, 170, 230);
                var side = random.nextBoolean() ? "BUY" : "SELL";
                if (random.nextInt(3) == 0) take(side);
                else quote(side, 1 + random.nextInt(STEPS_AWAY));
                Thread.sleep(PAUSE_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void quote(String side, int away) {
        int ticks = side.equals("BUY") ? price - away : price + away;
        place(
                NAMES.get(random.nextInt(2)),
                side,
                "type",
                "LIMIT",
                "price",
                ticks / 10 + "." + ticks % 10,
                "quantity",
                size(400));
    }

    private void take(String side) {
        place(
                NAMES.getLast(),
                side,
                "type",
                "LIMIT",
                "timeInForce",
                "IOC",
                "price",
                side.equals("BUY") ? "25" : "15",
                "quantity",
                size(600));
    }

    /// What is refused is refused: a market where some have too little is one too.
    private void place(String account, String side, Object... more) {
        var fields = new Object[more.length + 10];
        var id = "t-" + sent.incrementAndGet();
        System.arraycopy(
                new Object[] {
                    "account",
                    account,
                    "clientOrderId",
                    id,
                    "market",
                    market,
                    "side",
                    side,
                    "selfTrade",
                    "EXPIRE_TAKER"
                },
                0,
                fields,
                0,
                10);
        System.arraycopy(more, 0, fields, 10, more.length);
        if (side.equals("SELL")) door.post("orders", fields);
        else door.post("orders", held(fields));
    }

    /// Bought units stay units, to be sold again.
    private static Object[] held(Object... fields) {
        var held = new Object[fields.length + 2];
        System.arraycopy(fields, 0, held, 0, fields.length);
        held[fields.length] = "delivery";
        held[fields.length + 1] = "HOLD";
        return held;
    }

    /// Up to so many lots, as a decimal.
    private String size(int most) {
        return String.format(Locale.ROOT, "0.%05d", 1 + random.nextInt(most) * 10);
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
