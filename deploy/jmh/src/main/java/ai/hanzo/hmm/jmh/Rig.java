package ai.hanzo.hmm.jmh;

import org.openjdk.jmh.infra.Blackhole;

import java.util.List;

/// A contender with a full book, and turns: one is played and measured, then undone. The commands
/// of a turn are made right before it, as those are that were just decoded.
final class Rig<C> {
    private final Contender<C> contender;
    private final List<DeepBook.Turn> turns;
    private int turn;
    private List<C> commands;

    private Rig(Contender<C> contender, List<DeepBook.Turn> turns) {
        this.contender = contender;
        this.turns = turns;
        this.commands = contender.prepareAll(turns.getFirst().timed());
    }

    static <C> Rig<C> of(Contender<C> contender, List<Step> filling, List<DeepBook.Turn> turns) {
        contender.playAll(filling);
        return new Rig<>(contender, turns);
    }

    void play(Blackhole hole) {
        for (var command : commands) hole.consume(contender.play(command));
    }

    void undo() {
        contender.playAll(turns.get(turn).undo());
        turn = (turn + 1) % turns.size();
        commands = contender.prepareAll(turns.get(turn).timed());
    }
}
