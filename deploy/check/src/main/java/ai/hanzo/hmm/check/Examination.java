package ai.hanzo.hmm.check;

import ai.hanzo.hmm.check.audit.Audit;
import ai.hanzo.hmm.check.log.Logs;
import ai.hanzo.hmm.check.read.Exchange;
import ai.hanzo.hmm.check.read.Gate;
import ai.hanzo.hmm.check.replay.Replay;
import ai.hanzo.hmm.check.sum.Balances;
import ai.hanzo.hmm.check.sum.Conservation;
import ai.hanzo.hmm.check.sum.ConservationReport;
import ai.hanzo.hmm.check.sum.Postings;
import ai.hanzo.hmm.check.sum.Sequences;
import ai.hanzo.hmm.check.sum.Sweeps;
import ai.hanzo.hmm.check.sum.ZeroSum;
import ai.hanzo.hmm.check.trail.Trails;
import ai.hanzo.hmm.wire.MarketStatus;
import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.topic.Topic;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Judges every promise over the logs of one exchange, wherever they are.
final class Examination {
    private final Exchange exchange;
    private final Judgements judgements = new Judgements();
    private final Trails trails;
    private final Audit audit;
    private final Replay replay;
    private final Balances balances;
    private final Postings postings = new Postings();
    private final Sweeps sweeps;
    private ConservationReport report = ConservationReport.NONE;

    /// @param memoryBytes what remembering commands may take
    Examination(Logs logs, TopicCatalogue topics, Registry registry, long memoryBytes) {
        exchange = new Exchange(logs, topics, registry);
        trails = new Trails(exchange, judgements, memoryBytes);
        audit =
                new Audit(
                        exchange,
                        judgements.of(Promise.SCORES),
                        judgements.of(Promise.ALLOCATIONS));
        replay = new Replay(exchange, judgements.of(Promise.REPLAY));
        balances = new Balances(judgements.of(Promise.BALANCES), judgements.of(Promise.HOLDS));
        sweeps = new Sweeps(judgements.of(Promise.CONSERVATION));
    }

    /// About how many records will be read, repeats included.
    long steps() {
        var topics = exchange.topics();
        long results =
                length(topics.executions())
                        + length(topics.settlements())
                        + length(topics.allocations());
        long logs = length(topics.marketCommands());
        long credits = length(topics.credits());
        long inputs = exchange.inputs().stream().mapToLong(this::length).sum();
        return trails.passes() * (inputs + logs + credits + results)
                + replay.passes() * results
                + audit.steps()
                + logs;
    }

    List<Finding> findings() {
        accounts();
        settlements();
        audit.judge();
        conserve(replay.play());
        return judgements.findings();
    }

    /// Where everything is, once the findings are there; nothing where logs are not whole.
    ConservationReport report() {
        return report;
    }

    private void accounts() {
        var topics = exchange.topics();
        exchange.scan(
                topics.balances(),
                (_, read) -> read.map(Gate.Read::value).ifPresent(balances::published));
        var sequences = sequences(topics.executions());
        trails.judge(
                (record, read) -> {
                    if (read.isEmpty()) return;
                    sequences.execution(record, read.get().value());
                    balances.execution(read.get().value());
                    postings.execution(read.get().value());
                    sweeps.execution(record, read.get().value());
                });
        var trimmed = exchange.trimmed(List.of(topics.executions()));
        if (trimmed.isPresent()) judgements.of(Promise.BALANCES).unjudged(trimmed.get());
        else balances.judge(exchange.logs().cut().atRest());
    }

    private void settlements() {
        var settlements = exchange.topics().settlements();
        var sequences = sequences(settlements);
        var zeroSum = new ZeroSum(judgements.of(Promise.ZERO_SUM));
        exchange.scan(
                settlements,
                (record, read) -> {
                    if (read.isEmpty()) return;
                    sequences.settlement(record, read.get().value());
                    zeroSum.settlement(record, read.get().value());
                    sweeps.settlement(read.get().value());
                });
    }

    /// What is under way is neither with an account nor in a market, so rest is needed, and markets
    /// that show what they are.
    private void conserve(Map<String, MarketStatus> replayed) {
        var judgement = judgements.of(Promise.CONSERVATION);
        var topics = exchange.topics();
        var shown = new TreeMap<String, MarketStatus>();
        exchange.scan(
                topics.markets(),
                (_, read) -> read.ifPresent(market -> shown.put(market.key(), market.value())));
        var trimmed = exchange.trimmed(List.of(topics.executions(), topics.marketCommands()));
        if (trimmed.isPresent()) {
            judgement.unjudged(trimmed.get());
            return;
        }
        boolean atRest = exchange.logs().cut().atRest();
        var sheets = Conservation.of(postings, shown.values()).sheets();
        report = new ConservationReport(atRest, sheets);
        if (!atRest) {
            judgement.unjudged("the exchange is not at rest");
        } else if (!shown.equals(replayed)) {
            judgement.unjudged("what markets show of themselves is not what their logs give");
        } else {
            Conservation.judge(sheets, judgement);
            sweep(shown);
        }
    }

    private void sweep(Map<String, MarketStatus> shown) {
        exchange.trimmed(List.of(exchange.topics().settlements()))
                .ifPresentOrElse(
                        judgements.of(Promise.CONSERVATION)::unjudged,
                        () -> sweeps.judge(shown.values()));
    }

    private Sequences sequences(Topic<?> topic) {
        boolean whole = exchange.trimmed(List.of(topic)).isEmpty();
        return new Sequences(judgements.of(Promise.SEQUENCES), whole);
    }

    private long length(Topic<?> topic) {
        return exchange.logs().cut().length(topic.name());
    }
}
