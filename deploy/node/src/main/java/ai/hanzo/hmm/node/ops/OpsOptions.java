package ai.hanzo.hmm.node.ops;

import ai.hanzo.hmm.node.CannotStart;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.util.Optional;

/// Where a process shows its figures and health besides. A mixin.
public final class OpsOptions {
    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            description =
                    "Serve /metrics, /health/live and /health/ready here, without log-in; 0 for any"
                            + " free one. Absent: nowhere.")
    private Integer port;

    @Option(
            names = "--metrics-host",
            paramLabel = "HOST",
            description = "The address of --metrics-port.",
            defaultValue = "127.0.0.1")
    private String host;

    /// What is served, perhaps nothing.
    public record Served(String host, Optional<OpsEndpoint> endpoint) implements AutoCloseable {
        /// What is said of it when the process is ready; empty where there is none.
        public String said() {
            return endpoint.map(each -> ", metrics http://%s:%d".formatted(host, each.port()))
                    .orElse("");
        }

        @Override
        public void close() {
            endpoint.ifPresent(OpsEndpoint::close);
        }
    }

    /// Serves them, where that is asked for.
    ///
    /// @throws CannotStart when the port cannot be taken
    public Served serve(OpsEndpoint.Answers answers) {
        if (port == null) return new Served(host, Optional.empty());
        try {
            return new Served(host, Optional.of(OpsEndpoint.start(host, port, answers)));
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotStart(
                    "port %d on %s cannot be taken: stop what uses it or choose another with --metrics-port"
                            .formatted(port, host),
                    e);
        }
    }
}
