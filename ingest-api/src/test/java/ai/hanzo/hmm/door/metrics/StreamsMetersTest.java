package ai.hanzo.hmm.door.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;

class StreamsMetersTest {
    private static final String MISSING = "hmm_streams_threads_missing{application=\"rooms\"} ";

    @TempDir Path folder;

    private final AtomicLong clock = new AtomicLong();

    @Test
    void threadsThatDieAreMissedAndAfterAMinuteAReasonToStartAnew() {
        try (var meters = new Meters();
                var streams = ofTwoThreads()) {
            var followed = new StreamsMeters(meters, new TopicCatalogue("hmm."), clock::get);
            followed.watch("rooms", streams);
            streams.start();
            assertThat(meters.scrape()).contains(MISSING + "0.0");
            assertThat(streams.removeStreamThread(Duration.ofSeconds(30))).isPresent();
            assertThat(meters.scrape()).contains(MISSING + "1.0");
            assertThat(followed.dead()).as("it may be replaced yet").isEmpty();
            pass(Duration.ofSeconds(59));
            assertThat(followed.dead()).isEmpty();
            pass(Duration.ofSeconds(1));
            assertThat(followed.dead()).containsExactly("rooms: 1 of 2 threads have died");
            assertThat(streams.addStreamThread()).isPresent();
            assertThat(followed.dead()).isEmpty();
        }
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    /// Of a broker that is not there: its threads look for it.
    private KafkaStreams ofTwoThreads() {
        var settings = new Properties();
        settings.put("application.id", "rooms");
        settings.put("bootstrap.servers", "127.0.0.1:1");
        settings.put("num.stream.threads", 2);
        settings.put("state.dir", folder.toString());
        var builder = new StreamsBuilder();
        builder.stream("in").to("out");
        return new KafkaStreams(builder.build(), settings);
    }
}
