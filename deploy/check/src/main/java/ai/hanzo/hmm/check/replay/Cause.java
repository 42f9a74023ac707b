package ai.hanzo.hmm.check.replay;

import ai.hanzo.hmm.check.read.Places;
import ai.hanzo.hmm.wire.MarketCommand;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A command of a market's log.
///
/// @param isProcessed whether the exchange says that it is through with it
record Cause(ConsumerRecord<?, ?> record, MarketCommand command, boolean isProcessed) {
    /// Where it lies and what it is called, for people.
    String text() {
        return "%s (%s %s for %s)"
                .formatted(
                        Places.text(record),
                        command.getAccount(),
                        command.getId(),
                        command.getMarket());
    }
}
