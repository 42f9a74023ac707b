package ai.hanzo.hmm.door.http;

import io.javalin.config.JavalinConfig;

import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ThreadPool;

import java.util.concurrent.Executors;

/// How connections are served. A few threads wait for what comes; each request has a virtual thread
/// of its own, so that a slow client keeps nobody waiting, and all requests together never run on
/// more threads than there are processors: what else runs here, the streams above all, gets its
/// turn.
final class Connections {
    /// Those that select, and what Jetty does beside: no request is among it.
    private static final int THREADS = 16;

    private final String host;
    private final int port;
    private final Limits limits;

    /// @param port 0 for any that is free
    Connections(String host, int port, Limits limits) {
        this.host = host;
        this.port = port;
        this.limits = limits;
    }

    void serve(JavalinConfig config) {
        config.jetty.threadPool = threads();
        config.jetty.addConnector(this::connector);
        config.appData(Body.WITHIN, limits.body());
    }

    /// Those that wait for connections, and for what comes on them.
    private static ThreadPool threads() {
        var threads = new Threads(THREADS + Runtime.getRuntime().availableProcessors());
        threads.setName("hmm-door-http");
        threads.setVirtualThreadsExecutor(
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("hmm-door-request-", 0).factory()));
        return threads;
    }

    /// A connection that goes on after an answer that was waited for, with requests that came
    /// meanwhile, does so on a virtual thread too: who pipelines requests and reads no answer holds
    /// no other.
    private static final class Threads extends QueuedThreadPool {
        Threads(int most) {
            super(most);
        }

        @Override
        public void execute(Runnable task) {
            if (task instanceof Connection) getVirtualThreadsExecutor().execute(task);
            else super.execute(task);
        }
    }

    private Connector connector(Server server, HttpConfiguration http) {
        http.setUriCompliance(UriCompliance.DEFAULT);
        // Else a credential is taken for the one before it on the same connection, where they
        // differ in nothing but capitals.
        http.setHeaderCacheCaseSensitive(true);
        var connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(limits.idle().toMillis());
        connector.addBean(new NetworkConnectionLimit(limits.connections(), connector));
        connector.addBean(new SlowHeads(connector, limits.head()));
        return connector;
    }
}
