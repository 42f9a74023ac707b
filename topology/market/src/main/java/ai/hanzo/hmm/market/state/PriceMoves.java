package ai.hanzo.hmm.market.state;

import ai.hanzo.hmm.market.book.Side;

import java.util.ArrayList;
import java.util.List;

/// How far an owner group has moved the pool's price of late, up by buying and down by selling, by
/// the second (rules, section 5).
public record PriceMoves(List<Move> moves) {
    public static final PriceMoves NONE = new PriceMoves(List.of());

    private static final long WINDOW_MS = 60_000;
    private static final long SECOND_MS = 1_000;

    /// The moves of one second since 1970, ppm.
    public record Move(long second, long upPpm, long downPpm) {}

    public PriceMoves {
        moves = List.copyOf(moves);
    }

    /// How much more it was moved in a direction than in the other in the last 60 s, ppm; the
    /// second in which they begin counts whole.
    public long netPpm(Side side, long nowMs) {
        long up = 0;
        for (var move : moves) {
            if (!isOver(move, nowMs)) up += move.upPpm() - move.downPpm();
        }
        return side == Side.BUY ? up : -up;
    }

    /// With one more move; what is over is forgotten.
    public PriceMoves plus(Side side, long ppm, long nowMs) {
        long second = Math.floorDiv(nowMs, SECOND_MS);
        long up = side == Side.BUY ? ppm : 0;
        long down = side == Side.BUY ? 0 : ppm;
        var kept = new ArrayList<Move>();
        for (var move : moves) {
            if (move.second() == second) {
                up += move.upPpm();
                down += move.downPpm();
            } else if (!isOver(move, nowMs)) {
                kept.add(move);
            }
        }
        kept.add(new Move(second, up, down));
        return new PriceMoves(kept);
    }

    private static boolean isOver(Move move, long nowMs) {
        return move.second() < Math.floorDiv(nowMs - WINDOW_MS, SECOND_MS);
    }
}
