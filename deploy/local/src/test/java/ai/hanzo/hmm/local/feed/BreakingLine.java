package ai.hanzo.hmm.local.feed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A way to a server that can be cut: bytes go through until it is, wherever they are.
final class BreakingLine implements AutoCloseable {
    private final URI to;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger cuts = new AtomicInteger();

    private BreakingLine(URI to, ServerSocket server) {
        this.to = to;
        this.server = server;
    }

    /// @param to such as `http://127.0.0.1:8080`
    static BreakingLine to(String to) throws IOException {
        var loopback = InetAddress.getLoopbackAddress();
        var line = new BreakingLine(URI.create(to), new ServerSocket(0, 50, loopback));
        Thread.ofVirtual().name("line").start(line::take);
        return line;
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /// Ends all connections, without a word to either side.
    ///
    /// @return whether there were any
    boolean cut() {
        var now = Set.copyOf(open);
        now.forEach(this::end);
        if (!now.isEmpty()) cuts.incrementAndGet();
        return !now.isEmpty();
    }

    /// How often something was cut.
    int cuts() {
        return cuts.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }

    private void take() {
        while (!server.isClosed()) {
            try {
                connect(server.accept());
            } catch (IOException e) {
                if (!server.isClosed()) throw new IllegalStateException(e);
            }
        }
    }

    private void connect(Socket near) throws IOException {
        var far = new Socket();
        far.connect(new InetSocketAddress(to.getHost(), to.getPort()));
        open.add(near);
        open.add(far);
        Thread.ofVirtual().name("there").start(() -> carry(near, far));
        Thread.ofVirtual().name("back").start(() -> carry(far, near));
    }

    private void carry(Socket from, Socket into) {
        try {
            from.getInputStream().transferTo(into.getOutputStream());
        } catch (IOException cut) {
            end(from);
        }
        end(into);
    }

    private void end(Socket socket) {
        try {
            open.remove(socket);
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("a socket does not close", e);
        }
    }
}
