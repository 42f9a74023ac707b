package ai.hanzo.hmm.local;

import ai.hanzo.hmm.local.broker.ClusterNode;
import ai.hanzo.hmm.local.broker.EmbeddedBroker;
import ai.hanzo.hmm.node.CannotStart;
import ai.hanzo.hmm.node.Lifetime;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

/// A Kafka broker alone, or one server of a small cluster, on the loopback interface.
@Command(
        name = "broker",
        description = {
            "Run a Kafka broker on this machine, for trying and testing; not for anybody's money.",
            "For three: one with --controller-only, then brokers that name it with --controller."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class BrokerCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where it keeps everything; of this server alone.",
            required = true)
    private Path data;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "On 127.0.0.1; 0 for any free one.",
            defaultValue = "9092")
    private int port;

    @Option(
            names = "--controller-only",
            description = "Be the controller of a cluster; brokers connect to --port.")
    private boolean controllerOnly;

    @Option(
            names = "--controller",
            paramLabel = "H:P",
            description = "The controller of the cluster to be a broker of.")
    private String controller;

    @Option(
            names = "--node",
            paramLabel = "N",
            description = "With --controller: this broker's number in the cluster, from 1.",
            defaultValue = "1")
    private int node;

    @Option(
            names = "--cluster-id",
            paramLabel = "ID",
            description = "In a cluster: its name, the same for all.",
            defaultValue = "hmm-on-one-machine")
    private String clusterId;

    @Mixin private Lifetime lifetime;

    @Override
    public Integer call() throws InterruptedException {
        if (node < 1) throw new CannotStart("--node must be >= 1: " + node);
        if (controllerOnly && controller != null) {
            throw new CannotStart("--controller-only and --controller exclude each other");
        }
        try (var running = lifetime.begin();
                var parts = new Parts()) {
            var folder = parts.add("data folder", DataFolder.claim(data, false));
            parts.add("log file", LogFile.open(folder.log()));
            var address = start(folder.kafka(), parts);
            running.say(ready(running.seconds(), address));
            running.awaitEnd();
        }
        return 0;
    }

    private String start(Path kafka, Parts parts) {
        if (controllerOnly) {
            return parts.add("controller", ClusterNode.controller(kafka, port, clusterId))
                    .address();
        }
        if (controller != null) {
            return parts.add("broker", ClusterNode.broker(kafka, node, port, controller, clusterId))
                    .address();
        }
        return parts.add("broker", EmbeddedBroker.start(kafka, port)).bootstrapServers();
    }

    private String ready(double seconds, String address) {
        return String.format(
                Locale.ROOT,
                "hmm broker is up after %.1f s: %s %s, data %s",
                seconds,
                controllerOnly ? "controller" : "Kafka",
                address,
                data);
    }
}
