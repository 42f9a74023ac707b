package ai.hanzo.hmm.provider.probe;

import ai.hanzo.hmm.node.CannotStart;
import ai.hanzo.hmm.provider.door.DoorClient;
import ai.hanzo.hmm.provider.door.Reply;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Measures round by round and reports each, until it has done its rounds or is told to stop. A
/// report that the door does not take is sent again while the next round is waited for, and for a
/// while after the last.
///
/// A sequence is ms since 1970 at its round's end, or one more than the one before where that is
/// not more: so they rise over restarts too, as long as the clock is not put back by more than the
/// probe was away.
final class Probe {
    private final ProbeSettings settings;
    private final Asker asker;
    private final DoorClient door;
    private final Time time;
    private final Consumer<String> out;
    private long sequence;

    /// @param out is given every line that is to be said
    Probe(ProbeSettings settings, Asker asker, DoorClient door, Time time, Consumer<String> out) {
        this.settings = settings;
        this.asker = asker;
        this.door = door;
        this.time = time;
        this.out = out;
    }

    /// @return how many reports count for nothing
    /// @throws CannotStart when the door stays away or does not take this observer's reports
    int run() throws InterruptedException {
        var terms = terms();
        terms.check(settings.subject());
        if (settings.hasTokens() && !terms.isInTokens()) out.accept(terms.withoutThroughput());
        var outbox = new Outbox(door, terms.countsForMs());
        for (int round = 1; !time.isOver(); round++) {
            long fromNanos = time.nanos().getAsLong();
            var answers = asker.ask(settings.requests(), time.ending().asked());
            if (answers.isEmpty()) {
                out.accept("round " + round + ": stopped before it was over, not reported");
                break;
            }
            say(outbox.add(report(round, answers.get()), terms.isInTokens()));
            send(outbox);
            if (settings.isLast(round)) break;
            await(fromNanos + settings.every().toNanos(), outbox);
        }
        empty(outbox);
        return outbox.lost();
    }

    private Terms terms() throws InterruptedException {
        var path = "/v1/markets/" + settings.subject().market();
        var reply = new AtomicReference<Reply>(new Reply.Away("not asked yet"));
        time.tryFor(
                settings.retry(),
                () -> {
                    reply.set(door.get(path));
                    if (!(reply.get() instanceof Reply.Away(var why))) return true;
                    out.accept("the door is away (" + why + ")");
                    return false;
                });
        return switch (reply.get()) {
            case Reply.Said(var market) -> Terms.of(market);
            case Reply.TurnedAway no -> throw new CannotStart("the door says " + no);
            case Reply.Away(var why) -> throw new CannotStart("the door stays away: " + why);
        };
    }

    private Report report(int round, List<Answer> answers) {
        var measured = Measured.of(answers, settings.expected());
        out.accept(RoundText.line(round, measured));
        long atMs = time.ms().getAsLong();
        sequence = Math.max(sequence + 1, atMs);
        return new Report(settings.subject(), round, sequence, atMs, measured);
    }

    /// Waits for the next round, and meanwhile for the door where it was away.
    private void await(long untilNanos, Outbox outbox) throws InterruptedException {
        if (!outbox.isEmpty()) time.tryAgainFor(left(untilNanos), () -> send(outbox));
        time.ending().within(left(untilNanos));
    }

    /// Waits for the door a last time, or where there is no time for that tries once.
    private void empty(Outbox outbox) throws InterruptedException {
        if (!outbox.isEmpty()) {
            if (time.isOver()) send(outbox);
            else time.tryAgainFor(settings.retry(), () -> send(outbox));
        }
        say(outbox.giveUp());
    }

    private Duration left(long untilNanos) {
        return Duration.ofNanos(Math.max(0, untilNanos - time.nanos().getAsLong()));
    }

    /// @return whether nothing waits any more
    private boolean send(Outbox outbox) throws InterruptedException {
        say(outbox.send(time.ms().getAsLong()));
        return outbox.isEmpty();
    }

    private void say(List<String> lines) {
        lines.forEach(out);
    }
}
