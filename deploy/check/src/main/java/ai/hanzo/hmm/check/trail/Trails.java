package ai.hanzo.hmm.check.trail;

import ai.hanzo.hmm.check.Judgements;
import ai.hanzo.hmm.check.Promise;
import ai.hanzo.hmm.check.read.Each;
import ai.hanzo.hmm.check.read.Exchange;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.topic.Topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Judges the trails of all commands, in as many passes as the memory asks for.
///
/// @param memoryBytes what the trails of one pass may take
public record Trails(Exchange exchange, Judgements judgements, long memoryBytes) {

    private static final List<Promise> TRACED =
            List.of(Promise.OUTCOMES, Promise.HOLDS, Promise.CREDITS, Promise.ATOMICITY);

    /// How often the logs are read.
    public int passes() {
        return Math.toIntExact(1 + entries() / TrailTable.fitting(memoryBytes));
    }

    /// @param listener told of every execution, once
    public void judge(Each<Execution> listener) {
        transactions();
        var trimmed = exchange.trimmed(needed()).or(this::deadLettersTrimmed);
        if (trimmed.isPresent()) {
            for (var promise : TRACED) {
                judgements.of(promise).unjudged(trimmed.get());
            }
            exchange.scan(exchange.topics().executions(), listener);
            return;
        }
        int classes = passes();
        for (int which = 0; which < classes; which++) {
            var table = TrailTable.of(entries() / classes + entries() / 50, memoryBytes);
            var pass = new TrailPass(exchange, judgements, table, which, classes);
            pass.read(which == 0 ? listener : (_, _) -> {});
            tokensTrimmed()
                    .ifPresentOrElse(judgements.of(Promise.ATOMICITY)::unjudged, pass::readTokens);
            new TrailEnds(exchange, judgements, table).judge();
        }
    }

    private void transactions() {
        for (var hanging : exchange.logs().cut().hanging()) {
            judgements
                    .of(Promise.ATOMICITY)
                    .broken(
                            "%s: a transaction has been open since offset %d"
                                    .formatted(hanging, exchange.logs().cut().of(hanging).end()));
        }
    }

    private long entries() {
        var counted = new ArrayList<>(exchange.inputs());
        counted.add(exchange.topics().allocations());
        // What is sent has a trail of its own beside its command's, and so has its receipt.
        counted.add(exchange.topics().transfers());
        counted.add(exchange.topics().credits());
        return counted.stream().mapToLong(this::length).sum();
    }

    private long length(Topic<?> topic) {
        return exchange.logs().cut().length(topic.name());
    }

    private Optional<String> tokensTrimmed() {
        return exchange.trimmed(List.of(exchange.topics().accessTokens()));
    }

    private Optional<String> deadLettersTrimmed() {
        var name = exchange.topics().deadLetters();
        return exchange.logs().cut().isTrimmed(name)
                ? Optional.of("retention has removed the beginning of " + name)
                : Optional.empty();
    }

    private List<Topic<?>> needed() {
        var needed = new ArrayList<>(exchange.inputs());
        needed.add(exchange.topics().marketCommands());
        needed.add(exchange.topics().credits());
        needed.add(exchange.topics().executions());
        needed.add(exchange.topics().allocations());
        return needed;
    }
}
