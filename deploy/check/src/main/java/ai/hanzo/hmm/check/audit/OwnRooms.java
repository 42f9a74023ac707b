package ai.hanzo.hmm.check.audit;

import ai.hanzo.hmm.check.Judgement;
import ai.hanzo.hmm.check.read.Difference;
import ai.hanzo.hmm.check.read.Exchange;
import ai.hanzo.hmm.check.read.Homes;
import ai.hanzo.hmm.check.read.Places;
import ai.hanzo.hmm.wire.QualityBucket;
import ai.hanzo.hmm.wire.topic.KeyPartition;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import java.util.ArrayList;
import java.util.List;

/// Compares the buckets that some markets were told with those that the reports give.
final class OwnRooms implements AutoCloseable {
    private static final String CLOCKS =
            "%s has had buckets of other lengths: which the room knew when is written nowhere";
    private static final String TRIMMED = "retention has removed the beginning of %s";
    private static final String UNDER_WAY = "reports are under way";

    private final Known known;
    private final Judgement judgement;
    private final String telemetry;
    private final List<OwnRoom> rooms = new ArrayList<>();

    OwnRooms(Exchange exchange, Homes homes, Known known, Judgement judgement) {
        this.known = known;
        this.judgement = judgement;
        var topics = exchange.topics();
        this.telemetry = topics.telemetry().name();
        var cut = exchange.logs().cut();
        var deadLetters = cut.partitions(topics.deadLetters());
        var gate = exchange.gate(topics.telemetry());
        for (var partition : cut.partitions(telemetry)) {
            var wanted = new ArrayList<TopicPartition>(deadLetters);
            wanted.add(partition);
            var reader = exchange.logs().read(wanted);
            rooms.add(
                    new OwnRoom(
                            reader,
                            partition,
                            cut.of(partition),
                            gate,
                            new Buried(reader, deadLetters, partition),
                            new Admission(known),
                            homes::isHere));
        }
    }

    /// A market was told this.
    void told(String market, QualityBucket bucket, ConsumerRecord<?, ?> at) {
        judgement.checked();
        var terms = known.market(market);
        if (terms.isEmpty()) return; // it is a dead letter: there is no such market yet
        if (!terms.get().hasOneClock()) {
            judgement.unjudged(CLOCKS.formatted(market));
            return;
        }
        var room = rooms.get(KeyPartition.of(bucket.getProvider(), rooms.size()));
        var due = Due.of(bucket.getStartMs(), bucket.getProvider(), terms.get().last());
        for (var own = room.peek(); own.isPresent(); own = room.peek()) {
            int order = own.get().due().compareTo(due);
            if (order > 0) break;
            room.take();
            if (order == 0) {
                compare(own.get(), bucket, due, at);
                return;
            }
            missing(own.get());
        }
        if (!room.isWhole(bucket.getStartMs())) {
            judgement.unjudged(TRIMMED.formatted(telemetry));
        } else {
            judgement.broken(
                    "%s: %s is told of a bucket of %s from %d on, which no report gives: %s"
                            .formatted(
                                    Places.text(at),
                                    market,
                                    bucket.getProvider(),
                                    bucket.getStartMs(),
                                    Difference.shortened(bucket)));
        }
    }

    /// The markets were told no more.
    void end() {
        for (var room : rooms) {
            for (var own = room.take(); own.isPresent(); own = room.take()) missing(own.get());
        }
    }

    @Override
    public void close() {
        rooms.forEach(OwnRoom::close);
    }

    private void compare(OwnRoom.Closed own, QualityBucket told, Due due, ConsumerRecord<?, ?> at) {
        if (own.bucket().equals(told)) return;
        if (!own.isWhole()) {
            judgement.unjudged(TRIMMED.formatted(telemetry));
        } else if (!own.isCertain()) {
            judgement.unjudged(UNDER_WAY);
        } else {
            judgement.broken(
                    "%s: the bucket of %s in %s from %d on is not what its reports give: %s"
                            .formatted(
                                    Places.text(at),
                                    due.provider(),
                                    due.market(),
                                    due.startMs(),
                                    Difference.of(own.bucket(), told)));
        }
    }

    private void missing(OwnRoom.Closed own) {
        var due = own.due();
        if (!known.market(due.market()).orElseThrow().hasOneClock()) return;
        if (!own.isWhole()) {
            judgement.unjudged(TRIMMED.formatted(telemetry));
        } else if (!own.isCertain()) {
            judgement.unjudged(UNDER_WAY);
        } else {
            judgement.broken(
                    "%s was not told of the bucket of %s from %d on: %s"
                            .formatted(
                                    due.market(),
                                    due.provider(),
                                    due.startMs(),
                                    Difference.shortened(own.bucket())));
        }
    }
}
