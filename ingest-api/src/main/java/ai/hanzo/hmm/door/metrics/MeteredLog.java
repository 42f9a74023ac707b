package ai.hanzo.hmm.door.metrics;

import ai.hanzo.hmm.door.log.Appended;
import ai.hanzo.hmm.door.log.CommandLog;
import ai.hanzo.hmm.wire.topic.Topic;

import org.apache.avro.specific.SpecificRecord;

import java.util.concurrent.CompletableFuture;

/// A log that counts what goes into it.
public record MeteredLog(CommandLog log, CommandMeters meters) implements CommandLog {
    @Override
    public <V extends SpecificRecord> CompletableFuture<Appended> append(
            Topic<V> topic, String key, V value) {
        meters.sending(value);
        return log.append(topic, key, value)
                .whenComplete(
                        (_, failure) -> {
                            if (failure == null) meters.sent(value);
                            else meters.notSent(value);
                        });
    }
}
