package ai.hanzo.hmm.local;

import ai.hanzo.hmm.local.broker.EmbeddedBroker;
import ai.hanzo.hmm.node.CannotStart;

import java.nio.file.Path;

/// The broker of an exchange that is kept in a folder, to look into its logs: the one that runs
/// there, or where none does, one that is started for it, without streams and door.
public final class StoredExchange implements AutoCloseable {
    private static final int ANY_PORT = 0;

    private final Parts parts;
    private final String bootstrapServers;

    private StoredExchange(Parts parts, String bootstrapServers) {
        this.parts = parts;
        this.bootstrapServers = bootstrapServers;
    }

    /// Returns when the broker serves clients.
    ///
    /// @throws CannotStart when there is no exchange in the folder, or the one that has it does not
    ///   say where it is
    public static StoredExchange open(Path folder) {
        var claimed = DataFolder.claimLeft(folder);
        var parts = new Parts();
        if (claimed.isEmpty()) {
            var address =
                    DataFolder.published(folder)
                            .orElseThrow(
                                    () ->
                                            new CannotStart(
                                                    "another hmm is using "
                                                            + folder
                                                            + " and does not serve it yet"));
            return new StoredExchange(parts, address);
        }
        try {
            var data = parts.add("data folder", claimed.get());
            var broker = parts.add("broker", EmbeddedBroker.start(data.kafka(), ANY_PORT));
            return new StoredExchange(parts, broker.bootstrapServers());
        } catch (RuntimeException e) {
            parts.closeAfter(e);
            throw e;
        }
    }

    /// What Kafka clients connect to, `host:port`.
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /// Stops what was started.
    @Override
    public void close() {
        parts.close();
    }
}
