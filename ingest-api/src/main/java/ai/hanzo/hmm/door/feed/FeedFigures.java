package ai.hanzo.hmm.door.feed;

import ai.hanzo.hmm.door.feed.line.Channel;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/// What all connections of a door have been sent, and why they ended; counted since it started.
public final class FeedFigures {
    private final Map<Channel, LongAdder> sent = new EnumMap<>(Channel.class);
    private final Map<Farewell, LongAdder> ended = new EnumMap<>(Farewell.class);

    FeedFigures() {
        for (var channel : Channel.values()) sent.put(channel, new LongAdder());
        for (var farewell : Farewell.values()) ended.put(farewell, new LongAdder());
    }

    /// Shows the count of every channel's messages, by its word.
    public void sent(BiConsumer<String, LongSupplier> watcher) {
        sent.forEach((channel, count) -> watcher.accept(channel.word(), count::sum));
    }

    /// Shows the count of every reason for which connections ended, by its name.
    public void ended(BiConsumer<String, LongSupplier> watcher) {
        ended.forEach((farewell, count) -> watcher.accept(farewell.name(), count::sum));
    }

    /// Connections that ended so.
    public long ended(Farewell farewell) {
        return ended.get(farewell).sum();
    }

    void count(Message message) {
        message.channel().ifPresent(channel -> sent.get(channel).increment());
    }

    void count(Farewell farewell) {
        ended.get(farewell).increment();
    }
}
