package ai.hanzo.hmm.door.view;

import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.serde.AvroSerializer;
import ai.hanzo.hmm.wire.topic.Topic;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The door's views in a test driver.
final class ViewRig implements AutoCloseable {
    final TopicCatalogue topics = new TopicCatalogue("hmm.");
    final FixedCatalogue registry = new FixedCatalogue(topics);
    final TopologyTestDriver driver;
    final Views views;
    final String described;

    ViewRig(Path state) {
        var settings = KafkaViews.settings("unused:9092", state, Map.of());
        var topology = new ViewTopology(topics, registry);
        var built = topology.build(new TopologyConfig(new StreamsConfig(settings)));
        described = built.describe().toString();
        driver = new TopologyTestDriver(built, settings);
        views = new StoreViews(topology, stores(), List::of);
    }

    private DoorStores stores() {
        return new DoorStores() {
            @Override
            public ReadOnlyKeyValueStore<String, byte[]> here(String name) {
                return driver.getKeyValueStore(name);
            }

            @Override
            public ReadOnlyKeyValueStore<String, byte[]> of(String name, String recordKey) {
                return driver.getKeyValueStore(name);
            }
        };
    }

    <V extends SpecificRecord> void put(Topic<V> topic, String key, V value) {
        driver.createInputTopic(
                        topic.name(), new StringSerializer(), new AvroSerializer<V>(registry, true))
                .pipeInput(key, value);
    }

    @Override
    public void close() {
        driver.close();
    }
}
