package ai.hanzo.hmm.check.replay;

import ai.hanzo.hmm.check.read.Places;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A command of a market's log.
///
/// @param isProcessed whether the exchange says that it is through with it
record Cause(ConsumerRecord<?, ?> record, String market, boolean isProcessed) {
    String place() {
        return Places.text(record);
    }
}
