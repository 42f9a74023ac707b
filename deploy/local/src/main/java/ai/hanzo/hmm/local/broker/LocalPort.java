package ai.hanzo.hmm.local.broker;

import ai.hanzo.hmm.node.CannotStart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// A TCP port of the loopback interface, kept from everybody else until it is let go for its user
/// to listen on.
public final class LocalPort implements AutoCloseable {
    /// The only interface that anything here listens on.
    public static final String HOST = "127.0.0.1";

    private static final int LARGEST = 65_535;

    private final ServerSocket socket;

    private LocalPort(ServerSocket socket) {
        this.socket = socket;
    }

    /// Any port that is free.
    ///
    /// @throws CannotStart when the machine has none left
    public static LocalPort any() {
        return keep(0, "this exchange", "another machine");
    }

    /// This port.
    ///
    /// @param port 1 to 65535, or 0 for any that is free
    /// @param use what it is wanted for, as the sentence of the error puts it
    /// @param option the command line's option that chooses another
    /// @throws CannotStart when it is taken, or not this user's to take
    public static LocalPort keep(int port, String use, String option) {
        if (port < 0 || port > LARGEST) {
            throw new CannotStart(option + " must be 0 (any free port) to 65535: " + port);
        }
        try {
            return new LocalPort(bind(port));
        } catch (IOException e) {
            throw new CannotStart(
                    "port %d on %s, wanted for %s, cannot be taken (%s): stop what uses it or choose another with %s"
                            .formatted(port, HOST, use, e.getMessage(), option),
                    e);
        }
    }

    /// 1 to 65535.
    public int number() {
        return socket.getLocalPort();
    }

    /// Lets go of it.
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("port " + number() + " cannot be let go", e);
        }
    }

    private static ServerSocket bind(int port) throws IOException {
        var socket = new ServerSocket();
        try {
            socket.setReuseAddress(true); // a port that was just left is free
            socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
