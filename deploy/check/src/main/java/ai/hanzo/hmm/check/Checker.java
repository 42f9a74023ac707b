package ai.hanzo.hmm.check;

import ai.hanzo.hmm.check.log.CountedLogs;
import ai.hanzo.hmm.check.log.Cut;
import ai.hanzo.hmm.check.log.CutFixing;
import ai.hanzo.hmm.check.log.KafkaLogs;
import ai.hanzo.hmm.streams.StreamsProgram;
import ai.hanzo.hmm.wire.topic.Topic;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Checks an exchange by what it has written.
public final class Checker {
    private Checker() {}

    /// Reads the committed records of an exchange, up to where they end now, and says which of its
    /// promises they keep. Nothing is written, to nowhere.
    ///
    /// @throws ai.hanzo.hmm.node.CannotStart when there is no exchange there
    public static Verdict check(CheckSettings settings) {
        var topics = new TopicCatalogue(settings.topicPrefix());
        var progress = settings.progress();
        var logs = new KafkaLogs(settings.bootstrapServers(), cut(settings, topics));
        try {
            var counted = new CountedLogs(logs, progress::at);
            var examination =
                    new Examination(counted, topics, settings.registry(), settings.memoryBytes());
            progress.begin("checking", examination.steps());
            var findings = examination.findings();
            var read = counted.records();
            return new Verdict(findings, examination.report(), read, hidden(logs, topics, read));
        } finally {
            progress.end();
        }
    }

    private static Cut cut(CheckSettings settings, TopicCatalogue topics) {
        var groups =
                List.of(
                        StreamsProgram.exchangeGroup(settings.topicPrefix()),
                        StreamsProgram.qualityGroup(settings.topicPrefix()));
        var commands = names(commands(topics));
        var executions = names(List.of(topics.executions()));
        var logs = names(List.of(topics.marketCommands(), topics.credits()));
        // An allocation whose token is still to be made moves nothing: rest does not wait for it.
        var inputs = new HashSet<>(commands);
        inputs.addAll(executions);
        inputs.addAll(logs);
        var views = names(List.of(topics.balances(), topics.markets(), topics.accessTokens()));
        views.add(topics.deadLetters());
        var results = names(List.of(topics.settlements(), topics.quality(), topics.candles()));
        results.addAll(executions);
        results.add(topics.allocations().name());
        var telemetry = names(List.of(topics.telemetry()));
        var effectsFirst = List.of(views, results, logs, commands, telemetry);
        return new CutFixing(settings.bootstrapServers(), groups, inputs, telemetry, effectsFirst)
                .fix();
    }

    private static List<Topic<?>> commands(TopicCatalogue topics) {
        return List.of(
                topics.orders(),
                topics.liquidity(),
                topics.transfers(),
                topics.deposits(),
                topics.providers(),
                topics.operatorCommands());
    }

    private static SortedMap<String, Long> hidden(
            KafkaLogs logs, TopicCatalogue topics, SortedMap<String, Long> read) {
        var hidden = new TreeMap<String, Long>();
        var written =
                new ArrayList<>(
                        names(
                                List.of(
                                        topics.marketCommands(),
                                        topics.credits(),
                                        topics.executions())));
        written.add(topics.settlements().name());
        written.add(topics.allocations().name());
        for (var topic : written) {
            if (read.containsKey(topic)) {
                hidden.put(topic, logs.countAll(topic) - read.get(topic));
            }
        }
        return hidden;
    }

    private static Set<String> names(List<Topic<?>> topics) {
        var names = new HashSet<String>();
        for (var topic : topics) names.add(topic.name());
        return names;
    }
}
