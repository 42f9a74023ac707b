package ai.hanzo.hmm.local.broker;

import ai.hanzo.hmm.local.CannotStart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/// TCP ports of the loopback interface.
public final class LocalPort {
    /// The only interface that anything here listens on.
    public static final String HOST = "127.0.0.1";

    private LocalPort() {}

    /// `count` different ports, 1024 to 65535, that nothing listened on a moment ago.
    ///
    /// @throws CannotStart when the machine has none left
    public static List<Integer> free(int count) {
        var sockets = new ArrayList<ServerSocket>(count);
        try {
            for (int i = 0; i < count; i++) sockets.add(bind(0));
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new CannotStart("no free port is left on " + HOST + ": " + e.getMessage(), e);
        } finally {
            sockets.forEach(LocalPort::close);
        }
    }

    /// Returns when nothing listens on the port.
    ///
    /// @param port 1 to 65535
    /// @param use what it is wanted for, as the sentence of the error puts it
    /// @param option the command line's option that chooses another
    /// @throws CannotStart when it is taken or not this user's to take
    public static void requireFree(int port, String use, String option) {
        if (port < 1 || port > 65_535) {
            throw new CannotStart(option + " must be 0 (any free port) to 65535: " + port);
        }
        try {
            close(bind(port));
        } catch (IOException e) {
            throw new CannotStart(
                    "port %d on %s, wanted for %s, cannot be taken (%s): stop what uses it or choose another with %s"
                            .formatted(port, HOST, use, e.getMessage(), option),
                    e);
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

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new CannotStart("port " + socket.getLocalPort() + " cannot be let go", e);
        }
    }
}
