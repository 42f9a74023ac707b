package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.state.MarketState;

import java.util.ArrayList;
import java.util.List;

/// What the running command says: matches and allocations as they happen, then one execution per
/// account in the order in which the accounts were touched. One serves a market for all its
/// commands, so that the parts of an answer are not made anew with each.
final class Answers {
    /// More than this many are not kept for the next command.
    private static final int KEPT = 64;

    private final MarketState state;
    private final Gathered<Answer> byAccount = new Gathered<>(Answer::account);
    private final List<Answer> spare = new ArrayList<>();
    private List<MarketEvent> events = List.of();

    Answers(MarketState state) {
        this.state = state;
    }

    /// Forgets what the last command said.
    void begin() {
        for (var answer : byAccount.things()) {
            if (spare.size() < KEPT) spare.add(answer);
        }
        byAccount.clear();
        events = new ArrayList<>(2);
    }

    Answer of(String account) {
        int place = byAccount.find(account);
        if (place >= 0) return byAccount.get(place);
        var answer = spare.isEmpty() ? new Answer() : spare.removeLast();
        answer.begin(account);
        byAccount.add(answer);
        return answer;
    }

    void say(MarketEvent event) {
        events.add(event);
    }

    /// Numbers the executions and ends the command.
    List<MarketEvent> close(long timeMs) {
        for (var answer : byAccount.things()) {
            var member = state.memberOf(answer.account()).answered();
            state.member(member);
            events.add(answer.executed(member.sequence(), timeMs));
        }
        return events;
    }
}
