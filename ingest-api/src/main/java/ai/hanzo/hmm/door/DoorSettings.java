package ai.hanzo.hmm.door;

import ai.hanzo.hmm.door.access.AccessSettings;
import ai.hanzo.hmm.door.access.Loopback;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// How a door is set up.
///
/// @param host the address to listen on
/// @param port 0 for any that is free
/// @param registryUrl the schema registry's addresses, with commas between; empty where the door
///   itself serves the fixed catalogue
/// @param topicPrefix what all topics begin with
/// @param stateDir where the views keep their state across restarts
/// @param jwks the public keys that access tokens are checked with, as a JSON Web Key Set
/// @param notReady what else must be ready before the door says that it is; empty when it is
/// @param overrides settings of the Kafka clients and of Kafka Streams, over the door's own, under
///   Kafka's names; those with the prefix `producer.` go to the commands' producer too
/// @param access who is let in
/// @param allowPublicBind whether `host` may be an address that other machines reach where the door
///   is open to all: that must be asked for
/// @param advertised where the exchange's other doors reach this one, `host:port`; empty for where
///   it listens, which is right on one machine
public record DoorSettings(
        String host,
        int port,
        String bootstrapServers,
        String registryUrl,
        String topicPrefix,
        Path stateDir,
        Supplier<String> jwks,
        Supplier<List<String>> notReady,
        Map<String, String> overrides,
        AccessSettings access,
        boolean allowPublicBind,
        String advertised) {
    public DoorSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be between 0 and 65535: " + port);
        }
        overrides = Map.copyOf(overrides);
        if (!advertised.isEmpty() && !advertised.matches("\\S+:[0-9]{1,5}")) {
            throw new IllegalArgumentException(
                    "the advertised address must be host:port: " + advertised);
        }
        boolean loopback = Loopback.isAddress(host);
        if (access.isOpen() && !allowPublicBind && !loopback) {
            throw new IllegalArgumentException(
                    "the door has no authentication: listening on "
                            + host
                            + " would let every machine that reaches it trade for every account;"
                            + " guard it with API keys or tokens, or allow the public bind if that"
                            + " is meant");
        }
    }

    /// A door that other doors reach where it listens.
    public DoorSettings(
            String host,
            int port,
            String bootstrapServers,
            String registryUrl,
            String topicPrefix,
            Path stateDir,
            Supplier<String> jwks,
            Supplier<List<String>> notReady,
            Map<String, String> overrides,
            AccessSettings access,
            boolean allowPublicBind) {
        this(
                host,
                port,
                bootstrapServers,
                registryUrl,
                topicPrefix,
                stateDir,
                jwks,
                notReady,
                overrides,
                access,
                allowPublicBind,
                "");
    }

    /// An open door for this machine alone.
    public DoorSettings(
            String host,
            int port,
            String bootstrapServers,
            String registryUrl,
            String topicPrefix,
            Path stateDir,
            Supplier<String> jwks,
            Supplier<List<String>> notReady,
            Map<String, String> overrides) {
        this(
                host,
                port,
                bootstrapServers,
                registryUrl,
                topicPrefix,
                stateDir,
                jwks,
                notReady,
                overrides,
                AccessSettings.OPEN,
                false);
    }
}
