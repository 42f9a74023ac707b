package ai.hanzo.hmm.market.state;

import ai.hanzo.hmm.market.book.Side;

import java.util.ArrayList;
import java.util.List;

/// How far an owner group has moved the pool's price of late, up by buying and down by selling, by
/// the second, the earliest first (rules, section 5).
///
/// @param upPpm how much further up than down they go, all in all
public record PriceMoves(List<Move> moves, long upPpm) {
    public static final PriceMoves NONE = new PriceMoves(List.of(), 0);

    private static final long WINDOW_MS = 60_000;
    private static final long SECOND_MS = 1_000;

    /// The moves of one second since 1970, ppm.
    public record Move(long second, long upPpm, long downPpm) {
        long netUpPpm() {
            return upPpm - downPpm;
        }
    }

    public PriceMoves {
        moves = List.copyOf(moves);
    }

    public static PriceMoves of(List<Move> moves) {
        long up = 0;
        for (var move : moves) up += move.netUpPpm();
        return new PriceMoves(moves, up);
    }

    /// How much more it was moved in a direction than in the other in the last 60 s, ppm; the
    /// second in which they begin counts whole.
    public long netPpm(Side side, long nowMs) {
        long first = firstSecond(nowMs);
        long up = upPpm;
        for (int i = 0; i < moves.size() && moves.get(i).second() < first; i++) {
            up -= moves.get(i).netUpPpm();
        }
        return side == Side.BUY ? up : -up;
    }

    /// With one more move; what is over is forgotten.
    public PriceMoves plus(Side side, long ppm, long nowMs) {
        long second = Math.floorDiv(nowMs, SECOND_MS);
        long up = side == Side.BUY ? ppm : 0;
        long down = side == Side.BUY ? 0 : ppm;
        long first = firstSecond(nowMs);
        var kept = new ArrayList<Move>(moves.size() + 1);
        for (var move : moves) {
            if (move.second() == second) {
                up += move.upPpm();
                down += move.downPpm();
            } else if (move.second() >= first) {
                kept.add(move);
            }
        }
        kept.add(new Move(second, up, down));
        return of(kept);
    }

    /// The first second that still counts.
    private static long firstSecond(long nowMs) {
        return Math.floorDiv(nowMs - WINDOW_MS, SECOND_MS);
    }
}
