package ai.hanzo.hmm.wire.topic;

import static ai.hanzo.hmm.wire.topic.KafkaAcls.User.AUDITOR;
import static ai.hanzo.hmm.wire.topic.KafkaAcls.User.DOOR;
import static ai.hanzo.hmm.wire.topic.KafkaAcls.User.EVERYBODY;
import static ai.hanzo.hmm.wire.topic.KafkaAcls.User.OBSERVER;
import static ai.hanzo.hmm.wire.topic.KafkaAcls.User.OPERATOR;
import static ai.hanzo.hmm.wire.topic.KafkaAcls.User.PROVIDER;
import static ai.hanzo.hmm.wire.topic.KafkaAcls.User.STREAMS;
import static ai.hanzo.hmm.wire.topic.KafkaAcls.User.TRADER;
import static ai.hanzo.hmm.wire.topic.KafkaAcls.User.TREASURY;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Who needs to write and read which topic where a broker checks that, as a table and as the
/// commands that tell it (`kafka-acls.sh`).
public final class KafkaAcls {
    /// Whom a broker tells apart.
    public enum User {
        /// `hmm streams`.
        STREAMS,
        /// `hmm door`.
        DOOR,
        TRADER,
        PROVIDER,
        OBSERVER,
        TREASURY,
        OPERATOR,
        /// `hmm check`, and whoever may see what every account does.
        AUDITOR,
        /// Whoever the broker lets in.
        EVERYBODY;

        /// Its name at the broker, after `User:`.
        public String principal() {
            return this == EVERYBODY
                    ? "*"
                    : "hmm-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final int TOPICS_A_LINE = 4;

    /// @param topic its full name
    public record Row(String topic, Set<User> writers, Set<User> readers) {
        public Row {
            writers = EnumSet.copyOf(writers);
            readers = EnumSet.copyOf(readers);
        }
    }

    private final List<Row> rows = new ArrayList<>();

    public KafkaAcls(TopicCatalogue topics) {
        command(topics.orders(), TRADER);
        command(topics.liquidity(), TRADER, PROVIDER);
        command(topics.transfers(), TRADER, PROVIDER);
        command(topics.deposits(), TREASURY);
        rows.add(new Row(topics.credits().name(), Set.of(STREAMS), Set.of(STREAMS, AUDITOR)));
        command(topics.providers(), PROVIDER);
        rows.add(
                new Row(
                        topics.telemetry().name(),
                        Set.of(OBSERVER, DOOR, STREAMS),
                        Set.of(STREAMS, AUDITOR)));
        command(topics.operatorCommands(), OPERATOR);
        rows.add(
                new Row(topics.marketCommands().name(), Set.of(STREAMS), Set.of(STREAMS, AUDITOR)));
        ofAccounts(topics.executions(), STREAMS);
        ofAccounts(topics.settlements());
        ofAccounts(topics.allocations(), STREAMS);
        ofAccounts(topics.accessTokens());
        ofAccounts(topics.balances());
        ofAll(topics.prices());
        ofAll(topics.candles());
        ofAll(topics.depth());
        ofAll(topics.quality());
        ofAll(topics.markets());
        rows.add(new Row(topics.deadLetters(), Set.of(STREAMS), Set.of(AUDITOR, OPERATOR)));
    }

    /// What clients write, through the door or by themselves.
    private void command(Topic<?> topic, User... clients) {
        var writers = EnumSet.of(DOOR, clients);
        rows.add(new Row(topic.name(), writers, Set.of(STREAMS, AUDITOR)));
    }

    /// What names accounts.
    private void ofAccounts(Topic<?> topic, User... readers) {
        var all = EnumSet.of(DOOR, AUDITOR);
        all.addAll(Arrays.asList(readers));
        rows.add(new Row(topic.name(), Set.of(STREAMS), all));
    }

    /// What everybody may know.
    private void ofAll(Topic<?> topic) {
        rows.add(new Row(topic.name(), Set.of(STREAMS), Set.of(EVERYBODY)));
    }

    /// A row a topic, inputs first.
    public List<Row> rows() {
        return List.copyOf(rows);
    }

    public String markdownTable() {
        var table = new StringBuilder("| topic | written by | read by |\n|---|---|---|\n");
        for (var row : rows) {
            table.append(
                    "| `%s` | %s | %s |\n"
                            .formatted(row.topic(), named(row.writers()), named(row.readers())));
        }
        return table.toString();
    }

    /// A command for what each user writes, and one for what it reads.
    public String commands() {
        var commands = new StringBuilder();
        for (var user : User.values()) {
            commands.append(command(user, "Write", Row::writers));
            commands.append(command(user, "Read", Row::readers));
        }
        return commands.toString();
    }

    private String command(User user, String operation, Function<Row, Set<User>> users) {
        var topics = rows.stream().filter(row -> users.apply(row).contains(user)).toList();
        if (topics.isEmpty()) return "";
        var command =
                new StringBuilder(
                        "acls --allow-principal 'User:%s' --operation %s"
                                .formatted(user.principal(), operation));
        for (int i = 0; i < topics.size(); i++) {
            command.append(i % TOPICS_A_LINE == 0 ? " \\\n  --topic " : " --topic ");
            command.append(topics.get(i).topic());
        }
        return command.append("\n").toString();
    }

    private static String named(Set<User> users) {
        return users.stream().map(User::principal).collect(Collectors.joining(", "));
    }
}
