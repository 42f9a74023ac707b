package ai.hanzo.hmm.bench.tokens;

import ai.hanzo.hmm.bench.load.Workload;
import ai.hanzo.hmm.bench.subject.Exchange;
import ai.hanzo.hmm.bench.subject.Subject;
import ai.hanzo.hmm.wire.AccessToken;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationState;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.serde.AvroSerde;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.List;
import java.util.Optional;

/// Our pipeline up to the tokens: the result of an order is the token of its allocation. Tokens are
/// verified when a stretch of load is over: that is work of a provider's machine, not of this one.
final class OrderToToken implements Subject {
    private final Exchange exchange;
    private final String allocations;
    private final String accessTokens;
    private final AvroSerde<Allocation> allocationSerde;
    private final AvroSerde<AccessToken> tokenSerde;
    private final Usable usable;
    private final Deliveries deliveries = new Deliveries();
    private long verified;
    private long verifyNanos;

    OrderToToken(Exchange exchange, TopicCatalogue topics, Usable usable) {
        this.exchange = exchange;
        this.usable = usable;
        allocations = topics.allocations().name();
        accessTokens = topics.accessTokens().name();
        var registry = new FixedCatalogue(topics);
        allocationSerde = AvroSerde.of(registry, Allocation.class);
        tokenSerde = AvroSerde.of(registry, AccessToken.class);
    }

    @Override
    public String name() {
        return "exchange, order to token";
    }

    @Override
    public String orders() {
        return exchange.orders();
    }

    @Override
    public List<String> results() {
        return List.of(allocations, accessTokens);
    }

    @Override
    public void start() {
        exchange.start();
    }

    @Override
    public void close() {
        exchange.close();
    }

    @Override
    public byte[] encode(Workload.Next next) {
        return exchange.encode(next);
    }

    @Override
    public boolean settles(Workload.Next next) {
        return next.wantsToken();
    }

    /// An allocation that has gone on since is read too: its first record is the one that counts.
    @Override
    public void read(ConsumerRecord<byte[], byte[]> record, Heard heard) {
        var complete =
                record.topic().equals(accessTokens)
                        ? deliveries.opened(token(record))
                        : allocated(record);
        complete.ifPresent(one -> heard.result(one.number(), one.token().readNanos()));
    }

    @Override
    public void examine() {
        var complete = deliveries.takeComplete();
        long from = System.nanoTime();
        complete.forEach(usable::check);
        verifyNanos += System.nanoTime() - from;
        verified += complete.size();
    }

    @Override
    public List<String> topicPrefixes() {
        return exchange.topicPrefixes();
    }

    /// Tokens that were verified, each of them usable.
    long verified() {
        return verified;
    }

    /// What it took to verify one, µs.
    double verifyMicros() {
        return verifyNanos / 1e3 / Math.max(1, verified);
    }

    private Delivery.Read token(ConsumerRecord<byte[], byte[]> record) {
        var token = tokenSerde.deserializer().deserialize(accessTokens, record.value());
        return new Delivery.Read(token, System.nanoTime(), System.currentTimeMillis());
    }

    private Optional<Delivery> allocated(ConsumerRecord<byte[], byte[]> record) {
        var allocation = allocationSerde.deserializer().deserialize(allocations, record.value());
        if (allocation.getState() != AllocationState.ALLOCATED) return Optional.empty();
        return deliveries.allocated(allocation);
    }
}
