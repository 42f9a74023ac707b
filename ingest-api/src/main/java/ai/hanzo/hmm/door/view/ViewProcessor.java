package ai.hanzo.hmm.door.view;

import ai.hanzo.hmm.wire.serde.UnreadableRecordException;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fills one view. What cannot be read is logged, counted (`skipped-records`) and left out: a view
/// with a gap is worth more than none.
final class ViewProcessor<V extends SpecificRecord>
        implements Processor<String, byte[], Void, Void> {
    private static final Logger LOG = LoggerFactory.getLogger(ViewProcessor.class);

    private final View<V> view;
    private ProcessorContext<Void, Void> context;
    private KeyValueStore<String, byte[]> store;
    private Sensor skipped;

    ViewProcessor(View<V> view) {
        this.view = view;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        this.context = context;
        this.store = context.getStateStore(view.store());
        this.skipped =
                context.metrics()
                        .addRateTotalSensor(
                                "view",
                                view.name() + "-" + context.taskId(),
                                "skipped-records",
                                Sensor.RecordingLevel.INFO);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        if (record.key() == null) {
            skip("it has no key");
        } else if (record.value() == null) {
            store.delete(view.latestKey(record.key()));
        } else {
            try {
                var value = view.read(record.value());
                long offset = context.recordMetadata().orElseThrow().offset();
                view.writer().write(store, record.key(), value, record.value(), offset);
            } catch (UnreadableRecordException unreadable) {
                skip(unreadable.getMessage());
            }
        }
    }

    @Override
    public void close() {
        context.metrics().removeSensor(skipped);
    }

    private void skip(String why) {
        skipped.record();
        context.recordMetadata()
                .ifPresent(
                        at ->
                                LOG.warn(
                                        "skipped {}-{} at {}: {}",
                                        at.topic(),
                                        at.partition(),
                                        at.offset(),
                                        why));
    }
}
