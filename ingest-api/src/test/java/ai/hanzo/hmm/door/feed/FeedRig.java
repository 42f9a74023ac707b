package ai.hanzo.hmm.door.feed;

import ai.hanzo.hmm.door.feed.line.Channel;
import ai.hanzo.hmm.door.feed.line.Past;
import ai.hanzo.hmm.door.feed.line.Subject;
import ai.hanzo.hmm.door.http.HttpServer;
import ai.hanzo.hmm.door.tail.Happening;

import org.apache.avro.specific.SpecificRecord;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// A feed on the real server, over what a test says that the views hold and that happens.
final class FeedRig implements AutoCloseable {
    /// Small enough to reach the limits, slow enough to reach them only where a test means to.
    static final FeedSettings SETTINGS =
            new FeedSettings(60_000, 60_000, 60_000, 5_000, 1_000, 1 << 20, 16 << 10, 200, 50, 20);

    final Map<Subject, Past> pasts = new ConcurrentHashMap<>();
    final Feed feed;
    final HttpServer server;
    private final AtomicLong offsets = new AtomicLong(100);

    FeedRig(FeedSettings settings) {
        this(settings, new Visitors());
    }

    FeedRig(FeedSettings settings, Admission admission) {
        feed =
                new Feed(
                        Records.MARKET::equals,
                        subject -> pasts.getOrDefault(subject, nothing(subject)),
                        admission,
                        settings);
        server = HttpServer.start("127.0.0.1", 0, feed.routes());
    }

    private static Past nothing(Subject subject) {
        if (subject.channel() != Channel.DEPTH) return Past.of(List.of());
        return Past.of(List.of(Records.book(0, List.of(), List.of())));
    }

    /// @return the offset of what happened
    long happens(SpecificRecord record) {
        long offset = offsets.getAndIncrement();
        feed.happened(new Happening("topic", 0, offset, 1, "key", record));
        return offset;
    }

    FeedClient connect() throws Exception {
        return FeedClient.connect(server.port());
    }

    @Override
    public void close() {
        feed.close();
        server.close();
    }
}
