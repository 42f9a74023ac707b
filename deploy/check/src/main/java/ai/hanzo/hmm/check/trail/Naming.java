package ai.hanzo.hmm.check.trail;

import ai.hanzo.hmm.check.read.Exchange;
import ai.hanzo.hmm.check.read.Places;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.serde.AvroDeserializer;
import ai.hanzo.hmm.wire.topic.Topic;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

import java.nio.charset.StandardCharsets;

/// Says for people what lies at a place, which is read once more for that.
record Naming(Exchange exchange) {
    private static final int MOST_CHARACTERS = 400;

    String at(long place) {
        var partition = exchange.places().partition(place);
        var text = exchange.places().text(place);
        return exchange.logs()
                .at(partition, Places.offset(place))
                .map(record -> text + " " + describe(record))
                .orElse(text);
    }

    private String describe(ConsumerRecord<byte[], byte[]> record) {
        var key = record.key() == null ? "-" : new String(record.key(), StandardCharsets.UTF_8);
        return exchange.topics().all().stream()
                .filter(topic -> topic.name().equals(record.topic()))
                .findFirst()
                .map(topic -> "(" + said(topic, record) + ")")
                .orElse("(" + key + ")");
    }

    private <V extends SpecificRecord> String said(
            Topic<V> topic, ConsumerRecord<byte[], byte[]> record) {
        try {
            var values = new AvroDeserializer<>(exchange.registry(), topic.valueType());
            return shortened(
                    switch (values.deserialize(topic.name(), record.value())) {
                        case Execution e ->
                                e.getAccount()
                                        + " "
                                        + e.getCommandId()
                                        + ", "
                                        + e.getSource()
                                        + " #"
                                        + e.getSequence();
                        case MarketCommand c ->
                                c.getAccount() + " " + c.getId() + " for " + c.getMarket();
                        case null -> "no value";
                        case SpecificRecord other -> other.toString();
                    });
        } catch (SerializationException _) {
            return "unreadable"; // which is what is to be said of it
        }
    }

    private static String shortened(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "...";
    }
}
