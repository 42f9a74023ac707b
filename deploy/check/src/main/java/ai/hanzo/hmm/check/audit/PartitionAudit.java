package ai.hanzo.hmm.check.audit;

import ai.hanzo.hmm.check.Judgement;
import ai.hanzo.hmm.check.life.Desk;
import ai.hanzo.hmm.check.log.Extent;
import ai.hanzo.hmm.check.log.Reader;
import ai.hanzo.hmm.check.read.Exchange;
import ai.hanzo.hmm.check.read.Gate;
import ai.hanzo.hmm.check.read.Homes;
import ai.hanzo.hmm.check.read.Lane;
import ai.hanzo.hmm.wire.CreateMarket;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.QualityBucket;
import ai.hanzo.hmm.wire.Settlement;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Audits the markets whose logs lie in one partition. What markets publish bears the time of the
/// command that it is published because of: so all of it is compared as soon as a command comes
/// that is later.
final class PartitionAudit {
    private static final String MALFORMED = "MALFORMED";
    private static final String UNDER_WAY = "commands are under way";

    private final Judgement judgement;
    private final Judgement lives;
    private final Reader reader;
    private final TopicPartition log;
    private final Extent extent;
    private final Gate<MarketCommand> gate;
    private final Buried buried;
    private final OwnRooms rooms;
    private final Publications publications;
    private final Payments payments;
    private final List<Lane<Settlement>> settlements;
    private final Desk desk;
    private final Map<String, OwnMarket> markets = new TreeMap<>();
    private long timeMs = Long.MIN_VALUE;

    PartitionAudit(
            Exchange exchange,
            Reader reader,
            TopicPartition log,
            Homes homes,
            OwnRooms rooms,
            Judgement judgement,
            Judgement lives) {
        var topics = exchange.topics();
        var cut = exchange.logs().cut();
        this.judgement = judgement;
        this.lives = lives;
        this.reader = reader;
        this.log = log;
        this.extent = cut.of(log);
        this.gate = exchange.gate(topics.marketCommands());
        this.buried = new Buried(reader, cut.partitions(topics.deadLetters()), log);
        this.rooms = rooms;
        this.publications = new Publications(exchange, reader, homes, judgement);
        this.payments = new Payments(exchange, reader, homes, new Posted(), judgement);
        this.desk = new Desk(exchange, reader, homes, lives);
        this.settlements =
                Lane.of(
                        exchange,
                        reader,
                        topics.settlements(),
                        settlement -> homes.isHere(settlement.getMarket()));
    }

    /// Plays all of the log that the exchange is through with.
    ///
    /// @return each market's quality fund at the end, uH; nothing where commands are under way
    Map<String, Long> play() {
        for (var next = reader.next(log); next.isPresent(); next = reader.next(log)) {
            var record = next.get();
            if (!extent.isProcessed(record.offset())) {
                judgement.unjudged(UNDER_WAY);
                lives.unjudged(UNDER_WAY);
                return Map.of();
            }
            if (record.timestamp() > timeMs) {
                timeMs = record.timestamp();
                settle(timeMs);
            }
            desk.read(timeMs);
            play(record);
        }
        desk.read(Long.MAX_VALUE);
        settle(Long.MAX_VALUE);
        publications.end();
        rooms.end();
        markets.values().forEach(OwnMarket::end);
        var funds = new TreeMap<String, Long>();
        markets.forEach((id, market) -> funds.put(id, market.fundMicros()));
        return funds;
    }

    private void play(ConsumerRecord<byte[], byte[]> record) {
        var read = gate.read(record);
        if (read.isEmpty()) return;
        var buriedFor = buried.reason(record);
        if (buriedFor.filter(MALFORMED::equals).isPresent()) return;
        var id = read.get().key();
        var command = read.get().value();
        var book = new Told(id, record, publications, payments, judgement);
        if (command.getBody() instanceof QualityBucket bucket) rooms.told(id, bucket, record);
        var market = markets.get(id);
        if (market == null) {
            if (command.getBody() instanceof CreateMarket create) {
                var opened = new OwnMarket(id, create, record.timestamp(), book, desk, lives);
                markets.put(id, opened);
            }
            return;
        }
        market.apply(
                command,
                record.timestamp(),
                buriedFor.isPresent(),
                (account, name) -> payments.answer(id, account, name, record.timestamp()));
    }

    private void settle(long beforeMs) {
        for (var lane : settlements) {
            for (var next = lane.peek();
                    next.isPresent() && next.get().record().timestamp() < beforeMs;
                    next = lane.peek()) {
                lane.take();
                var settlement = next.get().value();
                market(settlement.getMarket()).ifPresent(it -> it.settled(settlement));
            }
        }
        payments.settle(beforeMs);
        publications.settle(beforeMs);
        markets.values().forEach(OwnMarket::settle);
        desk.settle(beforeMs);
    }

    /// What accounts are told and posted is a matter of their markets.
    private final class Posted implements Payments.Posted {
        @Override
        public void executed(Execution execution) {
            market(execution.getSource()).ifPresent(it -> it.executed(execution));
        }

        @Override
        public void cashed(String market, String account, long freeMicros, long heldMicros) {
            market(market).ifPresent(it -> it.cashed(account, freeMicros, heldMicros));
        }
    }

    private Optional<OwnMarket> market(String id) {
        return Optional.ofNullable(markets.get(id));
    }
}
