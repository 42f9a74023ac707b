package ai.hanzo.hmm.door.metrics;

import ai.hanzo.hmm.door.feed.Feed;

import io.micrometer.core.instrument.FunctionCounter;

import java.util.function.LongSupplier;

/// The feeds of this door: `hmm_feed_connections`, `hmm_feed_messages_total{channel}` and
/// `hmm_feed_ended_total{reason}`, where SLOW_CONSUMER counts those that were cut off.
public final class FeedMeters {
    private final Meters meters;

    public FeedMeters(Meters meters, Feed feed) {
        this.meters = meters;
        meters.gauge("hmm.feed.connections", "Connections of feeds", feed::connections);
        feed.figures().sent((channel, count) -> counter("messages", "channel", channel, count));
        feed.figures().ended((reason, count) -> counter("ended", "reason", reason, count));
    }

    private void counter(String what, String label, String value, LongSupplier count) {
        FunctionCounter.builder("hmm.feed." + what, count, LongSupplier::getAsLong)
                .description("Of all feeds of this door")
                .tag(label, value)
                .register(meters.registry());
        meters.hold(count);
    }
}
