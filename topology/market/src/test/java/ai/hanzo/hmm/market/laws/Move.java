package ai.hanzo.hmm.market.laws;

import java.util.Random;

/// One thing that a member of a group does, or that is done around it.
///
/// @param actor which member, of as many as there are
/// @param other which other member
/// @param partPpm how much of what is possible
/// @param awayPpm from what a unit is worth
record Move(Kind kind, int actor, int other, long partPpm, int awayPpm) {
    /// What can be done; the last ones are done by others.
    enum Kind {
        BOND,
        UNBOND,
        ATTEST,
        ISSUE,
        RETIRE,
        SEND_FUNDS,
        SEND_UNITS,
        ASK,
        SELL,
        BID,
        BUY,
        REDEEM,
        CANCEL,
        ADD_TO_POOL,
        REMOVE_FROM_POOL,
        FAIL,
        COMPLETE,
        SECONDS,
        MINUTES,
        HOURS,
        DAYS,
        RULE,
        REINSTATE,
        WORTH_MOVES,
        CONSUMERS_BUY,
        HOLDERS_REDEEM,
        HOLDERS_SELL
    }

    private static final Kind[] KINDS = Kind.values();

    /// Done more often than the others.
    private static final Kind[] OFTEN = {Kind.ASK, Kind.SELL, Kind.CONSUMERS_BUY, Kind.ATTEST};

    private static final int[] FAR = {0, 20, 10_000, 120_000};

    /// Any move; the worth moves only where it may.
    static Move any(Random random) {
        boolean often = random.nextInt(3) == 0;
        var kinds = often ? OFTEN : KINDS;
        var kind = kinds[random.nextInt(kinds.length)];
        long part =
                switch (random.nextInt(4)) {
                    case 0 -> 1_000_000;
                    case 1 -> 1 + random.nextInt(1_000_000);
                    case 2 -> 1 + random.nextInt(50);
                    default -> 1 + random.nextInt(50_000);
                };
        int far = FAR[random.nextInt(FAR.length)];
        return new Move(
                kind,
                random.nextInt(1_000),
                random.nextInt(1_000),
                part,
                random.nextInt(2 * far + 1) - far);
    }

    /// Much the same.
    Move nearly(Random random) {
        var any = any(random);
        return switch (random.nextInt(4)) {
            case 0 -> new Move(kind, any.actor, other, partPpm, awayPpm);
            case 1 -> new Move(kind, actor, any.other, partPpm, awayPpm);
            case 2 -> new Move(kind, actor, other, any.partPpm, awayPpm);
            default -> new Move(kind, actor, other, partPpm, any.awayPpm);
        };
    }

    @Override
    public String toString() {
        return "%s %d %d %d %d".formatted(kind, actor, other, partPpm, awayPpm);
    }
}
