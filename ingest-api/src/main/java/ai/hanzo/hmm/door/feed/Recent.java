package ai.hanzo.hmm.door.feed;

import ai.hanzo.hmm.door.feed.line.Subject;
import ai.hanzo.hmm.door.tail.Happening;

import java.util.ArrayDeque;
import java.util.List;

/// The last things that happened to accounts, whoever they are: so many that they reach back to
/// before the moment that the views are at. Not safe for threads.
final class Recent {
    private final int most;
    private final ArrayDeque<Heard> last = new ArrayDeque<>();

    private record Heard(Subject subject, Happening happening) {}

    Recent(int most) {
        this.most = most;
    }

    void add(Subject subject, Happening happening) {
        last.addLast(new Heard(subject, happening));
        if (last.size() > most) last.removeFirst();
    }

    /// Of one subject, the oldest first.
    List<Happening> of(Subject subject) {
        return last.stream()
                .filter(heard -> heard.subject().equals(subject))
                .map(Heard::happening)
                .toList();
    }
}
