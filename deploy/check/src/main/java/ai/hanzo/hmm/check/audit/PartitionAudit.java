package ai.hanzo.hmm.check.audit;

import ai.hanzo.hmm.check.Judgement;
import ai.hanzo.hmm.check.log.Extent;
import ai.hanzo.hmm.check.log.Reader;
import ai.hanzo.hmm.check.read.Exchange;
import ai.hanzo.hmm.check.read.Gate;
import ai.hanzo.hmm.check.read.Homes;
import ai.hanzo.hmm.check.read.Lane;
import ai.hanzo.hmm.check.read.Places;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationState;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.QualityBucket;
import ai.hanzo.hmm.wire.QualityScore;
import ai.hanzo.hmm.wire.RuleFault;
import ai.hanzo.hmm.wire.Settlement;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Audits the markets whose logs lie in one partition. What markets publish bears the time of the
/// command that it is published because of: so all of it is compared as soon as a command comes
/// that is later.
final class PartitionAudit {
    private static final String MALFORMED = "MALFORMED";
    private static final String PROVIDER_FAULT = "PROVIDER_FAULT";

    private final Judgement judgement;
    private final Reader reader;
    private final TopicPartition log;
    private final Extent extent;
    private final Gate<MarketCommand> gate;
    private final Buried buried;
    private final OwnRooms rooms;
    private final Publications publications;
    private final Payments payments;
    private final List<Lane<Settlement>> settlements;
    private final List<Lane<Allocation>> allocations;
    private final Map<String, OwnMarket> markets = new TreeMap<>();
    private long timeMs = Long.MIN_VALUE;

    PartitionAudit(
            Exchange exchange,
            Reader reader,
            TopicPartition log,
            Homes homes,
            OwnRooms rooms,
            Judgement judgement) {
        var topics = exchange.topics();
        var cut = exchange.logs().cut();
        this.judgement = judgement;
        this.reader = reader;
        this.log = log;
        this.extent = cut.of(log);
        this.gate = exchange.gate(topics.marketCommands());
        this.buried = new Buried(reader, cut.partitions(topics.deadLetters()), log);
        this.rooms = rooms;
        this.publications = new Publications(exchange, reader, homes, judgement);
        this.payments = new Payments(exchange, reader, homes, this::cashed, judgement);
        this.settlements =
                Lane.of(
                        exchange,
                        reader,
                        topics.settlements(),
                        settlement -> homes.isHere(settlement.getMarket()));
        this.allocations =
                Lane.of(
                        exchange,
                        reader,
                        topics.allocations(),
                        allocation -> homes.isHere(allocation.getMarket()));
    }

    /// Plays all of the log that the exchange is through with.
    ///
    /// @return each market's quality fund at the end, uH; nothing where commands are under way
    Map<String, Long> play() {
        for (var next = reader.next(log); next.isPresent(); next = reader.next(log)) {
            var record = next.get();
            if (!extent.isProcessed(record.offset())) {
                judgement.unjudged("commands are under way");
                return Map.of();
            }
            if (record.timestamp() > timeMs) {
                timeMs = record.timestamp();
                settle(timeMs);
            }
            play(record);
        }
        settle(Long.MAX_VALUE);
        publications.end();
        rooms.end();
        var funds = new TreeMap<String, Long>();
        markets.forEach((id, market) -> funds.put(id, market.fundMicros()));
        return funds;
    }

    private void play(ConsumerRecord<byte[], byte[]> record) {
        var read = gate.read(record);
        if (read.isEmpty()) return;
        if (buried.reason(record).filter(MALFORMED::equals).isPresent()) return;
        var id = read.get().key();
        var command = read.get().value();
        var book = new Told(id, record);
        if (command.getBody() instanceof QualityBucket bucket) rooms.told(id, bucket, record);
        var market = markets.get(id);
        if (market == null) {
            OwnMarket.opened(id, command, record.timestamp(), book)
                    .ifPresent(opened -> markets.put(id, opened));
            return;
        }
        // What began in this very millisecond began before the ruling; and what came of it.
        if (command.getBody() instanceof RuleFault) begin(record.timestamp() + 1);
        market.apply(
                command,
                record.timestamp(),
                (account, name) -> payments.answer(id, account, name, record.timestamp()));
    }

    private void settle(long beforeMs) {
        begin(beforeMs);
        take(settlements, beforeMs, it -> market(it.getMarket()).ifPresent(m -> m.settled(it)));
        payments.settle(beforeMs);
        publications.settle(beforeMs);
    }

    private void begin(long beforeMs) {
        take(
                allocations,
                beforeMs,
                it -> {
                    var market = market(it.getMarket());
                    if (it.getState() == AllocationState.ALLOCATED) {
                        market.ifPresent(its -> its.allocated(it));
                    } else if (it.getCloseReason().equals(PROVIDER_FAULT)) {
                        market.ifPresent(its -> its.failed(it));
                    }
                });
    }

    private void cashed(String market, String account, long freeMicros, long heldMicros) {
        market(market).ifPresent(it -> it.cashed(account, freeMicros, heldMicros));
    }

    private Optional<OwnMarket> market(String id) {
        return Optional.ofNullable(markets.get(id));
    }

    private static <V extends SpecificRecord> void take(
            List<Lane<V>> lanes, long beforeMs, Consumer<V> each) {
        for (var lane : lanes) {
            for (var next = lane.peek();
                    next.isPresent() && next.get().record().timestamp() < beforeMs;
                    next = lane.peek()) {
                lane.take();
                each.accept(next.get().value());
            }
        }
    }

    /// What a market's own book is told goes to all that compare.
    private final class Told implements Book {
        private final String market;
        private final String place;

        private Told(String market, ConsumerRecord<?, ?> opening) {
            this.market = market;
            this.place = Places.text(opening);
        }

        @Override
        public void scored(QualityScore expected, boolean isOwed) {
            publications.expect(expected, isOwed);
        }

        @Override
        public void slashed(String provider, long micros) {
            payments.slashed(provider, market, micros);
        }

        @Override
        public void paid(String provider, long micros) {
            payments.paid(provider, market, micros);
        }

        @Override
        public void verified(String provider, boolean proves, boolean accepted) {
            judgement.checked();
            if (proves == accepted) return;
            judgement.broken(
                    "%s, opened at %s: the evidence of %s %s and was %s"
                            .formatted(
                                    market,
                                    place,
                                    provider,
                                    proves ? "proves its claim" : "does not prove its claim",
                                    accepted ? "accepted" : "refused"));
        }

        @Override
        public void refunded(long number, long owed, long paid) {
            judgement.checked();
            if (owed == paid) return;
            judgement.broken(
                    "%s: the consumer of allocation %d is owed %d uH and was given %d"
                            .formatted(market, number, owed, paid));
        }
    }
}
