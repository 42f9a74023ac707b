package ai.hanzo.hmm.wire.topic;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.topic.KafkaAcls.Row;
import ai.hanzo.hmm.wire.topic.KafkaAcls.User;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class KafkaAclsTest {
    private final TopicCatalogue catalogue = new TopicCatalogue(TopicCatalogue.DEFAULT_PREFIX);
    private final KafkaAcls acls = new KafkaAcls(catalogue);
    private final Map<String, Row> rows =
            acls.rows().stream().collect(Collectors.toMap(Row::topic, Function.identity()));

    @Test
    void thePageShowsThisTableAndTheseCommands() {
        assertThat(Path.of("..", "deploy", "kafka-acls.md"))
                .content()
                .contains(acls.markdownTable().strip())
                .contains(acls.commands().strip());
    }

    @Test
    void everyTopicIsThereOnce() {
        var names =
                Stream.concat(
                        catalogue.all().stream().map(Topic::name),
                        Stream.of(catalogue.deadLetters()));
        assertThat(acls.rows()).extracting(Row::topic).containsExactlyElementsOf(names.toList());
    }

    @Test
    void onlyTheStreamsWriteWhatTheyDecide() {
        for (var topic : catalogue.all()) {
            if (topic.stamp() == Stamp.LOG_APPEND_TIME) continue;
            assertThat(rows.get(topic.name()).writers())
                    .as(topic.name())
                    .containsOnly(User.STREAMS);
        }
        for (var own : new Topic<?>[] {catalogue.credits(), catalogue.marketCommands()}) {
            assertThat(rows.get(own.name()).writers()).as(own.name()).containsOnly(User.STREAMS);
        }
    }

    @Test
    void whatNamesAccountsIsForThoseAloneWhoMaySeeThemAll() {
        var trusted = EnumSet.of(User.STREAMS, User.DOOR, User.AUDITOR);
        for (var topic :
                new Topic<?>[] {
                    catalogue.executions(),
                    catalogue.settlements(),
                    catalogue.allocations(),
                    catalogue.accessTokens(),
                    catalogue.balances()
                }) {
            assertThat(trusted).as(topic.name()).containsAll(rows.get(topic.name()).readers());
        }
    }

    @Test
    void moneyComesInByTheTreasuryAndMarketsByTheOperator() {
        assertThat(rows.get("hmm.deposits").writers()).containsOnly(User.DOOR, User.TREASURY);
        assertThat(rows.get("hmm.operator-commands").writers())
                .containsOnly(User.DOOR, User.OPERATOR);
    }

    @Test
    void theDoorReadsAllThatItShows() {
        for (var topic : catalogue.all()) {
            if (topic.stamp() == Stamp.LOG_APPEND_TIME) continue;
            assertThat(rows.get(topic.name()).readers())
                    .as(topic.name())
                    .containsAnyOf(User.DOOR, User.EVERYBODY);
        }
    }
}
