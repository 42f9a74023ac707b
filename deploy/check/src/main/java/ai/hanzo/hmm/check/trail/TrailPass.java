package ai.hanzo.hmm.check.trail;

import ai.hanzo.hmm.check.Judgements;
import ai.hanzo.hmm.check.Promise;
import ai.hanzo.hmm.check.read.Each;
import ai.hanzo.hmm.check.read.Exchange;
import ai.hanzo.hmm.check.read.Gate;
import ai.hanzo.hmm.check.read.Places;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.Send;
import ai.hanzo.hmm.wire.TransferCommand;
import ai.hanzo.hmm.wire.topic.Topic;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.Optional;

/// Reads the logs once and enters one class of all trails into a table: causes before effects, so
/// that what was sent is known when its answer comes.
final class TrailPass {
    private final Exchange exchange;
    private final Places places;
    private final Judgements judgements;
    private final TrailTable table;
    private final int which;
    private final int classes;
    private final Answered answers;
    private final Forwards forwards;
    private final Credits credits;

    TrailPass(Exchange exchange, Judgements judgements, TrailTable table, int which, int classes) {
        this.exchange = exchange;
        this.places = exchange.places();
        this.judgements = judgements;
        this.table = table;
        this.which = which;
        this.classes = classes;
        this.answers = new Answered(table, places, judgements.of(Promise.OUTCOMES));
        this.forwards =
                new Forwards(
                        table,
                        places,
                        judgements.of(Promise.HOLDS),
                        judgements.of(Promise.ATOMICITY));
        this.credits = new Credits(table, places, judgements.of(Promise.CREDITS), this::isOurs);
    }

    /// @param listener told of every execution, whatever its class
    void read(Each<Execution> listener) {
        new DeadLetters(exchange, judgements).scan(which == 0, this::bury);
        for (var topic : exchange.inputs()) send(topic);
        exchange.scan(
                exchange.topics().marketCommands(),
                (record, read) ->
                        read.ifPresent(
                                command ->
                                        Forwarded.of(command.value())
                                                .filter(to -> isOurs(to.print()))
                                                .ifPresent(to -> forwards.take(record, to))));
        exchange.scan(exchange.topics().credits(), credits::told);
        exchange.scan(
                exchange.topics().executions(),
                (record, read) -> {
                    listener.take(record, read);
                    read.ifPresent(
                            execution -> {
                                answer(record, execution.value());
                                credits.posted(record, execution.value());
                            });
                });
    }

    /// Allocations and their tokens.
    void readTokens() {
        var tokens = new Tokens(table, places, judgements.of(Promise.ATOMICITY), this::isOurs);
        exchange.scan(exchange.topics().allocations(), tokens::allocate);
        exchange.scan(exchange.topics().accessTokens(), tokens::open);
    }

    private void bury(long place, long deadLetter) {
        var print = Fingerprint.of(Kind.UNREADABLE, Long.toString(place));
        if (!isOurs(print)) return;
        int slot = table.slot(Kind.UNREADABLE, print);
        table.decided[slot]++;
        table.answeredAt[slot] = deadLetter;
    }

    private <V extends SpecificRecord> void send(Topic<V> topic) {
        exchange.scan(topic, this::send);
    }

    private <V> void send(ConsumerRecord<byte[], byte[]> record, Optional<Gate.Read<V>> read) {
        long place = places.of(record);
        var sent =
                read.flatMap(command -> Sent.of(record, command))
                        .orElseGet(
                                () ->
                                        new Sent(
                                                Fingerprint.of(
                                                        Kind.UNREADABLE, Long.toString(place)),
                                                Kind.UNREADABLE,
                                                0));
        if (sent.kind() == Kind.COMMAND) read.ifPresent(command -> sendOn(record, command));
        if (!isOurs(sent.print())) return;
        int slot = table.slot(sent.kind(), sent.print());
        if (table.sent[slot]++ == 0) table.content[slot] = sent.content();
        table.sentAt[slot] = place;
    }

    private void sendOn(ConsumerRecord<byte[], byte[]> record, Gate.Read<?> read) {
        if (read.value() instanceof TransferCommand command
                && command.getBody() instanceof Send send) {
            credits.said(record, read.key(), command.getEnvelope().getId(), send);
        }
    }

    private void answer(ConsumerRecord<byte[], byte[]> record, Execution execution) {
        if (execution.getCommandId().isEmpty()) return;
        var print = Fingerprint.of(Kind.COMMAND, execution.getAccount(), execution.getCommandId());
        if (isOurs(print)) answers.take(record, execution, table.slot(Kind.COMMAND, print));
    }

    private boolean isOurs(Fingerprint print) {
        return print.isIn(which, classes);
    }
}
