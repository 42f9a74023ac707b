package ai.hanzo.hmm.wire.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.internals.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

class TopicCatalogueTest {
    private final TopicCatalogue catalogue = new TopicCatalogue(TopicCatalogue.DEFAULT_PREFIX);

    @Test
    void theReadmeShowsThisTable() {
        assertThat(Path.of("README.md")).content().contains(catalogue.markdownTable().strip());
    }

    @Test
    void isThisTable() {
        assertThat(catalogue.markdownTable())
                .isEqualTo(
                        """
                        | topic | key | value | what | written by | partitions | cleanup | time |
                        |---|---|---|---|---|---|---|---|
                        | `hmm.orders` | account | `OrderCommand` | place and cancel orders | clients | accounts | delete, 7 d | LogAppendTime |
                        | `hmm.liquidity` | account | `LiquidityCommand` | add to and remove from the pool, redeem, end and dispute allocations | clients | accounts | delete, 7 d | LogAppendTime |
                        | `hmm.transfers` | account | `TransferCommand` | withdraw, send, stake, unstake, register a key | clients | accounts | delete, 7 d | LogAppendTime |
                        | `hmm.deposits` | account | `Deposit` | a deposit with its origin | treasury | accounts | delete, 365 d | LogAppendTime |
                        | `hmm.credits` | account | `AccountNotice` | what another account sent, its owner group, its clock | ledger, operator's relay | accounts | delete, 365 d | LogAppendTime |
                        | `hmm.providers` | provider's account | `ProviderCommand` | register, bond, prove, issue and retire capacity, serve allocations | providers | accounts | delete, 7 d | LogAppendTime |
                        | `hmm.telemetry` | provider | `TelemetryRecord` | quality reports | observers, quality | providers | delete, 7 d | LogAppendTime |
                        | `hmm.operator-commands` | market, or account | `OperatorCommand` | create a market, move its phase, set its terms, set an owner group, rule over providers and disputes | operator | markets | delete, 365 d | LogAppendTime |
                        | `hmm.market-commands` | market | `MarketCommand` | the one input of a market | ledger, quality, operator's relay, clock | markets | delete, 365 d | LogAppendTime |
                        | `hmm.executions` | account | `Execution` | outcome of every command | market, ledger | accounts | delete, 30 d | CreateTime |
                        | `hmm.settlements` | market | `Settlement` | one per match, all legs and fees | market | markets | delete, 365 d | CreateTime |
                        | `hmm.allocations` | consumer's account | `Allocation` | an allocation and its life | market | accounts | delete, 365 d | CreateTime |
                        | `hmm.access-tokens` | consumer's account | `AccessToken` | the token of an allocation | tokens | accounts | delete, 30 d | CreateTime |
                        | `hmm.balances` | account | `AccountBalances` | free and held of every asset | ledger | accounts | compact | CreateTime |
                        | `hmm.prices` | market | `MarketPrice` | last, best, pool, mid, means, volume | market | markets | compact | CreateTime |
                        | `hmm.candles` | market and interval | `Candle` | bars of 1s, 1m, 5m, 1h, 1d | market | markets | compact after 30 d | CreateTime |
                        | `hmm.depth` | market | `Depth` | the best 100 levels by change, and snapshots | market | markets | delete, 1 d | CreateTime |
                        | `hmm.quality` | provider and market | `QualityScore` | score with what made it, grade, standing, strikes, days | market | providers | compact | CreateTime |
                        | `hmm.markets` | market | `MarketStatus` | definition, phase, pool, funds | market | markets | compact | CreateTime |
                        | `hmm.dead-letters` | as received | as received | what could not be read or attributed | all | accounts | delete, 30 d | CreateTime |
                        """);
    }

    @Test
    void everyGroupHasItsOwnNumberOfPartitions() {
        var made = made(catalogue, 1);

        assertThat(made.values()).hasSize(20);
        assertThat(partitions(made, 6))
                .containsExactlyInAnyOrder(
                        "hmm.orders",
                        "hmm.liquidity",
                        "hmm.transfers",
                        "hmm.deposits",
                        "hmm.credits",
                        "hmm.providers",
                        "hmm.executions",
                        "hmm.allocations",
                        "hmm.access-tokens",
                        "hmm.balances",
                        "hmm.dead-letters");
        assertThat(partitions(made, 4))
                .containsExactlyInAnyOrder(
                        "hmm.operator-commands",
                        "hmm.market-commands",
                        "hmm.settlements",
                        "hmm.prices",
                        "hmm.candles",
                        "hmm.depth",
                        "hmm.markets");
        assertThat(partitions(made, 2)).containsExactlyInAnyOrder("hmm.telemetry", "hmm.quality");
    }

    @Test
    void commandsAreStampedByTheBroker() {
        var made = made(catalogue, 1);

        assertThat(made.get("hmm.orders").configs())
                .isEqualTo(
                        Map.of(
                                "cleanup.policy", "delete",
                                "retention.ms", "604800000",
                                "message.timestamp.type", "LogAppendTime",
                                "min.insync.replicas", "1"));
        assertThat(made.get("hmm.executions").configs())
                .containsEntry("message.timestamp.type", "CreateTime")
                .containsEntry("retention.ms", "2592000000");
    }

    @Test
    void whatIsSoNowIsCompactedEarly() {
        assertThat(made(catalogue, 1).get("hmm.balances").configs())
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("retention.ms", "-1")
                .containsEntry("min.cleanable.dirty.ratio", "0.1")
                .containsEntry("segment.ms", "3600000")
                .containsEntry("max.compaction.lag.ms", "86400000")
                .containsEntry("delete.retention.ms", "86400000");
    }

    @Test
    void whatIsSoNowMayHaveAHistory() {
        assertThat(made(catalogue, 1).get("hmm.candles").configs())
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("retention.ms", "-1")
                .containsEntry("segment.ms", "86400000")
                .containsEntry("min.compaction.lag.ms", "2592000000")
                .containsEntry("max.compaction.lag.ms", "2678400000");
    }

    @Test
    void allReplicasButOneMustHaveAWrite() {
        for (var topic : made(catalogue, 3).values()) {
            assertThat(topic.replicationFactor()).isEqualTo((short) 3);
            assertThat(topic.configs()).containsEntry("min.insync.replicas", "2");
        }
        assertThat(made(catalogue, 2).get("hmm.orders").configs())
                .containsEntry("min.insync.replicas", "1");
    }

    @Test
    void thePrefixStandsBeforeEveryName() {
        var other = new TopicCatalogue("test-7.");

        assertThat(other.orders().name()).isEqualTo("test-7.orders");
        assertThat(other.orders().subject()).isEqualTo("test-7.orders-value");
        assertThat(other.deadLetters()).isEqualTo("test-7.dead-letters");
        assertThat(other.all()).allMatch(topic -> topic.name().startsWith("test-7."));
    }

    @Test
    void namesAreValidWithTheLongestPrefix() {
        new TopicCatalogue("x".repeat(200)).all().forEach(topic -> Topic.validate(topic.name()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "ä.", "a/b", "a\nb"})
    void aPrefixThatKafkaWouldRefuseIsRefused(String prefix) {
        assertThatThrownBy(() -> new TopicCatalogue(prefix))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(prefix);
    }

    @Test
    void countsAreAtLeastOne() {
        assertThatThrownBy(() -> new Partitions(1, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("partitions must be >= 1: accounts 1, markets 0, providers 1");
        assertThatThrownBy(() -> catalogue.newTopics(new Partitions(1, 1, 1), (short) 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<String, NewTopic> made(TopicCatalogue catalogue, int replication) {
        return catalogue.newTopics(new Partitions(6, 4, 2), (short) replication).stream()
                .collect(Collectors.toMap(NewTopic::name, topic -> topic));
    }

    private static Iterable<String> partitions(Map<String, NewTopic> made, int number) {
        return made.values().stream()
                .filter(topic -> topic.numPartitions() == number)
                .map(NewTopic::name)
                .toList();
    }
}
