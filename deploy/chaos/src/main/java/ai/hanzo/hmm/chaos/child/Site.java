package ai.hanzo.hmm.chaos.child;

import ai.hanzo.hmm.local.broker.LocalPort;

import org.apache.kafka.streams.GroupProtocol;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// An exchange of real processes on this machine: a broker, or a controller and several, two
/// instances of the streams, and a door that serves the schemas.
public final class Site implements AutoCloseable {
    /// How long anything may take to start when the machine is busy.
    public static final Duration STARTS_WITHIN = Duration.ofSeconds(90);

    private static final int BROKER_MIB = 384;
    private static final int CONTROLLER_MIB = 192;
    private static final int STREAMS_MIB = 320;
    private static final int DOOR_MIB = 256;
    private static final int TOPICS_MIB = 128;

    private final Launcher launcher;
    private final Path folder;
    private final Path markets;
    private final Layout layout;
    private final String bootstrapServers;
    private final Optional<Child> controller;
    private final List<Child> brokers = new ArrayList<>();
    private final List<Child> instances = new ArrayList<>();
    private final Child door;
    private final Thread atExit = new Thread(this::close, "children");

    /// @param brokers 1, or more with a controller of their own
    /// @param instances of the streams
    /// @param partitions of topics keyed by account, market and provider
    public record Layout(
            int brokers,
            int instances,
            String partitions,
            GroupProtocol protocol,
            int standbys,
            long commitIntervalMs) {}

    /// @param markets the catalogue of markets to open
    public Site(Launcher launcher, Path folder, Path markets, Layout layout) {
        this.launcher = launcher;
        this.folder = folder;
        this.markets = markets;
        this.layout = layout;
        var ports = freePorts(layout.brokers + 2);
        var addresses = new ArrayList<String>();
        for (int i = 0; i < layout.brokers; i++) addresses.add(address(ports.get(i)));
        this.bootstrapServers = String.join(",", addresses);
        int controllerPort = ports.get(layout.brokers);
        this.controller =
                layout.brokers == 1 ? Optional.empty() : Optional.of(controller(controllerPort));
        for (int i = 0; i < layout.brokers; i++)
            brokers.add(broker(i, ports.get(i), controllerPort));
        int doorPort = ports.get(layout.brokers + 1);
        this.door = door(doorPort);
        for (int i = 0; i < layout.instances; i++) instances.add(instance(i, doorPort));
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /// Returns when everything is ready.
    ///
    /// @throws IllegalStateException when something does not start
    public void start() throws InterruptedException {
        if (controller.isPresent()) start(List.of(controller.get()));
        start(brokers);
        makeTopics();
        start(List.of(door));
        start(instances);
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    public List<Child> brokers() {
        return List.copyOf(brokers);
    }

    public List<Child> instances() {
        return List.copyOf(instances);
    }

    public Child door() {
        return door;
    }

    /// Everything there is, in the order of its start.
    public List<Child> all() {
        return Stream.of(controller.stream(), brokers.stream(), Stream.of(door), instances.stream())
                .flatMap(children -> children)
                .toList();
    }

    /// Where an instance keeps its state stores.
    public Path stateOf(int instance) {
        return folder.resolve("streams-" + instance);
    }

    /// Kills what still runs.
    @Override
    public void close() {
        for (var child : all().reversed()) child.close();
    }

    private static void start(List<Child> children) throws InterruptedException {
        children.forEach(Child::start);
        for (var child : children) child.awaitReady(STARTS_WITHIN);
    }

    private void makeTopics() throws InterruptedException {
        var words =
                List.of(
                        "topics",
                        "--bootstrap-servers",
                        bootstrapServers,
                        "--replication",
                        "" + layout.brokers,
                        "--partitions",
                        layout.partitions,
                        "--markets",
                        markets.toString());
        var log = launcher.logs().resolve("topics.log");
        int status = launcher.run(TOPICS_MIB, words, log.toFile());
        if (status != 0) throw new IllegalStateException("no topics, see " + log);
    }

    private Child controller(int port) {
        var words =
                List.of(
                        "broker",
                        "--controller-only",
                        "--data",
                        folder.resolve("controller").toString(),
                        "--port",
                        "" + port);
        return new Child(launcher, "controller", CONTROLLER_MIB, words, "hmm broker is up");
    }

    private Child broker(int i, int port, int controllerPort) {
        var words = new ArrayList<>(List.of("broker", "--port", "" + port, "--data"));
        words.add(folder.resolve("broker-" + i).toString());
        if (controller.isPresent()) {
            words.addAll(List.of("--controller", address(controllerPort), "--node", "" + (i + 1)));
        }
        return new Child(launcher, "broker-" + i, BROKER_MIB, words, "hmm broker is up");
    }

    private Child door(int port) {
        var words = new ArrayList<>(List.of("door", "--port", "" + port));
        words.addAll(common("door"));
        return new Child(launcher, "door", DOOR_MIB, words, "hmm door is up");
    }

    private Child instance(int i, int doorPort) {
        var words = new ArrayList<>(List.of("streams"));
        words.addAll(common("streams-" + i));
        words.addAll(List.of("--schema-registry-url", "http://" + address(doorPort)));
        words.addAll(List.of("--group-protocol", layout.protocol.name().toLowerCase(Locale.ROOT)));
        words.addAll(List.of("--standbys", "" + layout.standbys));
        words.addAll(List.of("--commit-interval-ms", "" + layout.commitIntervalMs));
        return new Child(launcher, "streams-" + i, STREAMS_MIB, words, "hmm streams are up");
    }

    private List<String> common(String name) {
        return List.of(
                "--bootstrap-servers",
                bootstrapServers,
                "--data",
                folder.resolve(name).toString(),
                "--keys",
                folder.resolve("keys").toString());
    }

    /// Free a moment ago, and kept for restarts by nobody else's taking them.
    private static List<Integer> freePorts(int count) {
        var kept = new ArrayList<LocalPort>();
        try {
            for (int i = 0; i < count; i++) kept.add(LocalPort.any());
            return kept.stream().map(LocalPort::number).toList();
        } finally {
            kept.forEach(LocalPort::close);
        }
    }

    private static String address(int port) {
        return LocalPort.HOST + ":" + port;
    }
}
