package ai.hanzo.hmm.door.http;

import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.Map;

/// Ends connections on which a request line and its headers do not come to their end. Who sends a
/// byte now and then is never idle, so no idle timeout ends it.
final class SlowHeads extends AbstractLifeCycle {
    private static final Logger LOG = LoggerFactory.getLogger(SlowHeads.class);

    private final Connector connector;
    private final Duration within;
    private Map<EndPoint, Head> heads = new IdentityHashMap<>();
    private Thread thread;

    /// A connection between two requests.
    ///
    /// @param requests that it had
    /// @param bytes that had come when it was first seen so
    /// @param begunNanos when more had come, of `System.nanoTime`
    private record Head(long requests, long bytes, boolean begun, long begunNanos) {}

    SlowHeads(Connector connector, Duration within) {
        this.connector = connector;
        this.within = within;
    }

    @Override
    protected void doStart() {
        thread = Thread.ofVirtual().name("hmm-door-slow-heads").start(this::run);
    }

    @Override
    protected void doStop() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(within.dividedBy(10));
                look(System.nanoTime());
            }
        } catch (InterruptedException _) {
            // The server stops.
            return;
        }
    }

    private void look(long nowNanos) {
        var still = new IdentityHashMap<EndPoint, Head>();
        for (var each : connector.getConnectedEndPoints()) look(each, nowNanos, still);
        heads = still;
    }

    private void look(EndPoint client, long nowNanos, Map<EndPoint, Head> still) {
        var connection = client.getConnection();
        if (!(connection instanceof ConnectionMetaData)) return;
        long requests = connection.getMessagesIn();
        if (connection.getMessagesOut() != requests) return;
        var head = heads.get(client);
        if (head == null || head.requests() != requests) {
            long before = requests == 0 ? 0 : connection.getBytesIn();
            head = new Head(requests, before, false, 0);
        }
        if (!head.begun() && connection.getBytesIn() > head.bytes()) {
            head = new Head(requests, head.bytes(), true, nowNanos);
        }
        if (head.begun() && nowNanos - head.begunNanos() > within.toNanos()) {
            LOG.debug("{} did not end a request's head", client.getRemoteSocketAddress());
            client.close();
            return;
        }
        still.put(client, head);
    }
}
