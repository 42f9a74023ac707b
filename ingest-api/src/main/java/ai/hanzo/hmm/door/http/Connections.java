package ai.hanzo.hmm.door.http;

import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ThreadPool;

import java.util.concurrent.Executors;

/// How connections are served. A few threads wait for what comes; each request has a virtual thread
/// of its own, so that a slow client keeps nobody waiting, and all requests together never run on
/// more threads than there are processors: what else runs here, the streams above all, gets its
/// turn.
final class Connections {
    private static final int THREADS = 16;

    private final Limits limits;

    Connections(Limits limits) {
        this.limits = limits;
    }

    /// Those that wait for connections, and for what comes on them.
    static ThreadPool threads() {
        var threads = new QueuedThreadPool(THREADS + Runtime.getRuntime().availableProcessors());
        threads.setName("hmm-door-http");
        threads.setVirtualThreadsExecutor(
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("hmm-door-request-", 0).factory()));
        return threads;
    }

    void limit(HttpConfiguration http) {
        http.setUriCompliance(UriCompliance.DEFAULT);
        http.setIdleTimeout(limits.idle().toMillis());
    }

    void limit(Server server) {
        server.addBean(new NetworkConnectionLimit(limits.connections(), server));
        server.addBean(new SlowHeads(server, limits.head()));
    }
}
