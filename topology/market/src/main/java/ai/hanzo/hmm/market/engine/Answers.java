package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.state.MarketState;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the running command says: matches and allocations as they happen, then one execution per
/// account in the order in which the accounts were touched.
final class Answers {
    private final MarketState state;
    private final List<MarketEvent> events = new ArrayList<>();
    private final Map<String, Answer> byAccount = new LinkedHashMap<>();

    Answers(MarketState state) {
        this.state = state;
    }

    Answer of(String account) {
        return byAccount.computeIfAbsent(account, Answer::new);
    }

    void say(MarketEvent event) {
        events.add(event);
    }

    /// Numbers the executions and ends the command.
    List<MarketEvent> close(long timeMs) {
        byAccount.forEach(
                (account, answer) -> {
                    var member = state.memberOf(account).answered();
                    state.member(member);
                    events.add(answer.executed(member.sequence(), timeMs));
                });
        return events;
    }
}
