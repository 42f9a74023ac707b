package ai.hanzo.hmm.market.laws;

import ai.hanzo.hmm.market.laws.Move.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// What a group does, from the first to the last.
record Plot(List<Move> moves) {
    private static final int LONGEST = 40;

    Plot {
        moves = List.copyOf(moves);
    }

    /// A provider sets up shop; then anything.
    static Plot any(Random random) {
        var moves = new ArrayList<Move>();
        for (var kind : List.of(Kind.BOND, Kind.ATTEST, Kind.ISSUE)) {
            moves.add(new Move(kind, 0, 0, 900_000, 0));
        }
        int length = 2 + random.nextInt(LONGEST / 2);
        for (int i = 0; i < length; i++) moves.add(Move.any(random));
        return new Plot(moves);
    }

    /// Much the same: some moves more, less, changed or from another plot.
    Plot nearly(Random random, Plot other) {
        var next = new ArrayList<>(moves);
        if (random.nextInt(4) == 0) {
            int cut = random.nextInt(moves.size() + 1);
            next.subList(cut, next.size()).clear();
            next.addAll(other.moves.subList(Math.min(cut, other.moves.size()), other.moves.size()));
        }
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) change(next, random);
        while (next.size() > LONGEST) next.remove(random.nextInt(next.size()));
        return new Plot(next);
    }

    private static void change(List<Move> moves, Random random) {
        int at = moves.isEmpty() ? 0 : random.nextInt(moves.size());
        switch (random.nextInt(moves.isEmpty() ? 1 : 4)) {
            case 0 -> moves.add(at, Move.any(random));
            case 1 -> moves.remove(at);
            case 2 -> moves.add(random.nextInt(moves.size()), moves.remove(at));
            default -> moves.set(at, moves.get(at).nearly(random));
        }
    }

    /// Without one of its moves.
    Plot without(int at) {
        var fewer = new ArrayList<>(moves);
        fewer.remove(at);
        return new Plot(fewer);
    }

    /// What comes of it.
    Outcome played(Setting setting, boolean lawful) {
        var gang = new Gang(setting, lawful);
        for (var move : moves) gang.play(move);
        gang.failAll();
        return Outcome.of(this, gang);
    }
}
