package ai.hanzo.hmm.market.laws;

import static ai.hanzo.hmm.market.example.Amounts.big;
import static ai.hanzo.hmm.market.example.Amounts.divideUp;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.laws.PlainRoute.Guard;
import ai.hanzo.hmm.market.pool.PlainPool;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The pool's guards as the rules say them (section 5): at most 10% a command, at most 20% in 60 s
/// by one owner group, what it moved back taken off.
final class PlainGuard {
    private static final BigInteger MILLION = big(1_000_000);

    private final List<Move> moves = new ArrayList<>();

    private record Move(long second, String group, Side side, BigInteger ppm) {}

    Guard of(Side side, String group, PlainPool pool, long pausedUntilMs, long timeMs) {
        if (pausedUntilMs > timeMs) return new Guard(Optional.empty());
        if (pool.isEmpty()) return new Guard(Optional.of(BigInteger.ZERO));
        var moved = BigInteger.ZERO;
        for (var move : moves) {
            boolean counts = move.second() >= Math.floorDiv(timeMs - 60_000, 1_000);
            if (!counts || !move.group().equals(group)) continue;
            moved = move.side() == side ? moved.add(move.ppm()) : moved.subtract(move.ppm());
        }
        var left = big(200_000).subtract(moved).min(big(100_000)).max(BigInteger.ZERO);
        var factor = side == Side.BUY ? MILLION.add(left) : MILLION.subtract(left);
        var price = pool.funds().multiply(factor);
        return new Guard(
                Optional.of(
                        side == Side.BUY
                                ? price.divide(pool.units())
                                : divideUp(price, pool.units())));
    }

    void moved(Side side, String group, PlainPool before, PlainPool after, long timeMs) {
        var was = before.funds().multiply(after.units());
        var is = after.funds().multiply(before.units());
        var ppm = divideUp(is.subtract(was).abs().multiply(MILLION), was);
        moves.add(new Move(Math.floorDiv(timeMs, 1_000), group, side, ppm));
    }
}
