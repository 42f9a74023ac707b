package ai.hanzo.hmm.node;

import ai.hanzo.hmm.node.setup.MarketCatalogue;
import ai.hanzo.hmm.node.setup.MarketOpening;
import ai.hanzo.hmm.node.setup.TopicSetup;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.registry.RegistryClient;
import ai.hanzo.hmm.wire.topic.Partitions;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/// Lays out an exchange on a cluster: its topics and its first markets. Done again it changes
/// nothing, and says so when something is otherwise than asked for.
@Command(
        name = "topics",
        description = "Make the topics of an exchange and open its markets, once.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class TopicsCommand implements Callable<Integer> {
    private static final Pattern THREE_NUMBERS =
            Pattern.compile("(\\d{1,5}),(\\d{1,5}),(\\d{1,5})");

    @Mixin private ClusterOptions cluster;

    @Option(
            names = "--schema-registry-url",
            paramLabel = "URL",
            description = "Absent: the ids of the door's fixed catalogue.",
            defaultValue = "")
    private String registryUrl;

    @Option(
            names = "--replication",
            paramLabel = "N",
            description = "Copies of each partition.",
            defaultValue = "3")
    private short replication;

    @Option(
            names = "--partitions",
            paramLabel = "A,M,P",
            description = "Of topics keyed by account, by market and by provider; for ever.",
            defaultValue = "12,12,6")
    private String partitions;

    @Option(
            names = "--markets",
            paramLabel = "FILE",
            description = "A catalogue of markets to open, in place of the built-in one.")
    private Path markets;

    @Option(
            names = "--property",
            paramLabel = "NAME=VALUE",
            description = "A setting of the Kafka clients in place of ours; may be repeated.")
    private Map<String, String> properties = Map.of();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        var topics = cluster.topics();
        var opened = markets == null ? MarketCatalogue.builtIn() : MarketCatalogue.read(markets);
        makeTopics(topics);
        if (registryUrl.isBlank()) {
            opening(new FixedCatalogue(topics)).open(opened);
        } else {
            try (var registry = new RegistryClient(registryUrl)) {
                opening(registry).open(opened);
            }
        }
        spec.commandLine()
                .getOut()
                .printf(
                        "hmm topics are there: %d at %s, %d markets%n",
                        topics.all().size() + 1, cluster.bootstrapServers(), opened.size());
        spec.commandLine().getOut().flush();
        return 0;
    }

    private MarketOpening opening(Registry registry) {
        return new MarketOpening(
                cluster.bootstrapServers(),
                properties,
                cluster.topics().operatorCommands(),
                registry);
    }

    private void makeTopics(TopicCatalogue topics) {
        if (replication < 1) throw new CannotStart("--replication must be >= 1: " + replication);
        try (var admin = cluster.admin(properties)) {
            new TopicSetup(admin).ensure(topics.newTopics(counts(), replication));
        }
    }

    private Partitions counts() {
        var numbers = THREE_NUMBERS.matcher(partitions);
        if (!numbers.matches()) {
            throw new CannotStart("--partitions must be three numbers, as 12,12,6: " + partitions);
        }
        try {
            return new Partitions(
                    Integer.parseInt(numbers.group(1)),
                    Integer.parseInt(numbers.group(2)),
                    Integer.parseInt(numbers.group(3)));
        } catch (IllegalArgumentException e) {
            throw new CannotStart("--" + e.getMessage(), e);
        }
    }
}
