package ai.hanzo.hmm.market.state;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.Conditions;
import ai.hanzo.hmm.market.command.PostOnly;
import ai.hanzo.hmm.market.command.SelfTrade;
import ai.hanzo.hmm.market.laws.Seed;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// The fast book and the plain one are told the same at random and must be the same in all that can
/// be seen of them, after every command, kept or taken back.
class BookRefereeTest {
    private static final int COMMANDS = 30_000;
    private static final List<String> ACCOUNTS = List.of("a", "b", "c", "d", "Aa", "BB");

    private final AnyBook plain = new PlainBook();
    private AnyBook fast = AnyBook.fast();
    private final List<String> names = new ArrayList<>();
    private long sequence;

    @Test
    void the_fast_book_is_the_plain_book() {
        long seed = Seed.seed("books");
        var random = new Random(seed);
        int rolledBack = 0;
        int most = 0;
        for (int command = 0; command < COMMANDS; command++) {
            int steps = random.nextInt(40) == 0 ? 40 : random.nextInt(4);
            for (int step = 0; step < steps; step++) step(random);
            if (random.nextInt(3) == 0) {
                rolledBack++;
                plain.rollback();
                fast.rollback();
            } else {
                assertThat(fast.commit()).as("seed %d", seed).isEqualTo(plain.commit());
            }
            if (random.nextInt(1_000) == 0) fast = restored(random);
            compare(seed);
            most = Math.max(most, plain.side(Side.BUY).size());
        }
        assertThat(rolledBack).isGreaterThan(COMMANDS / 10);
        assertThat(most).isGreaterThan(20);
    }

    private void step(Random random) {
        var side = random.nextBoolean() ? Side.BUY : Side.SELL;
        var resting = plain.side(side);
        boolean full = resting.size() > 60;
        switch (random.nextInt(full ? 4 : 7)) {
            case 0, 1 -> {
                if (!resting.isEmpty()) remove(pick(resting, random));
            }
            case 2 -> {
                if (!resting.isEmpty()) shrink(pick(resting, random), random);
            }
            case 3 -> {
                if (!resting.isEmpty()) again(pick(resting, random), random);
            }
            default -> add(side, random);
        }
    }

    private void remove(RestingOrder order) {
        plain.remove(order);
        fast.remove(order);
    }

    private void add(Side side, Random random) {
        var account = ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
        long price = 100 + random.nextInt(12) * (side == Side.BUY ? -1 : 1);
        put("o" + (sequence + 1), account, side, price, random);
    }

    /// The same name at another place.
    private void again(RestingOrder order, Random random) {
        remove(order);
        long price = order.priceMicros() + random.nextInt(3) - 1;
        put(order.clientOrderId(), order.account(), order.side(), price, random);
    }

    private void put(String name, String account, Side side, long price, Random random) {
        long expiresAtMs = random.nextInt(3) == 0 ? 1 + random.nextInt(20) : 0;
        var conditions = new Conditions(expiresAtMs, PostOnly.NO, 0, SelfTrade.EXPIRE_MAKER, 0);
        long open = 1 + random.nextInt(50);
        var order = BookTest.order(++sequence, name, account, side, price, open, conditions);
        names.add(name);
        plain.put(order);
        fast.put(order);
    }

    private void shrink(RestingOrder order, Random random) {
        long by = random.nextLong(order.openMicros());
        var smaller = order.executed(by, by, order.fees(), order.holdMicros());
        plain.put(smaller);
        fast.put(smaller);
    }

    private static RestingOrder pick(List<RestingOrder> orders, Random random) {
        return orders.get(random.nextInt(orders.size()));
    }

    /// Another book, from the rows of this one in any order.
    private AnyBook restored(Random random) {
        var rows = new ArrayList<>(plain.side(Side.BUY));
        rows.addAll(plain.side(Side.SELL));
        Collections.shuffle(rows, random);
        var book = AnyBook.fast();
        rows.forEach(book::restore);
        return book;
    }

    private void compare(long seed) {
        for (var side : Side.values()) {
            assertThat(fast.side(side)).as("seed %d", seed).isEqualTo(plain.side(side));
            assertThat(fast.levels(side, 100)).isEqualTo(plain.levels(side, 100));
            assertThat(fast.bestPrice(side)).isEqualTo(plain.bestPrice(side));
        }
        assertThat(fast.firstToExpire()).isEqualTo(plain.firstToExpire());
        for (var account : ACCOUNTS) {
            assertThat(fast.ordersOf(account)).isEqualTo(plain.ordersOf(account));
            var recent = names.subList(Math.max(0, names.size() - 5), names.size());
            for (var name : recent) {
                assertThat(fast.find(account, name)).isEqualTo(plain.find(account, name));
            }
        }
    }
}
