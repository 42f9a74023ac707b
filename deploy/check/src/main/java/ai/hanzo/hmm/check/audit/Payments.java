package ai.hanzo.hmm.check.audit;

import ai.hanzo.hmm.check.Judgement;
import ai.hanzo.hmm.check.log.Reader;
import ai.hanzo.hmm.check.read.Exchange;
import ai.hanzo.hmm.check.read.Homes;
import ai.hanzo.hmm.check.read.Lane;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.Posting;
import ai.hanzo.hmm.wire.topic.KeyPartition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads what markets answered and posted, and holds slashes and incentives against those that must
/// have been.
final class Payments {
    private static final String SLASH = "SLASH";
    private static final String INCENTIVE = "INCENTIVE";
    private static final String CASH = "CASH";

    private final Judgement judgement;
    private final Posted posted;
    private final List<Lane<Execution>> lanes;
    private final Map<Key, Sum> sums = new TreeMap<>();

    /// Takes what markets said.
    interface Posted {
        void executed(Execution execution);

        /// Units were redeemed in cash.
        void cashed(String market, String account, long freeMicros, long heldMicros);
    }

    private record Key(String provider, String market, String reason) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return toString().compareTo(other.toString());
        }
    }

    private record Sum(long expectedMicros, long postedMicros, String place) {
        private static final Sum NONE = new Sum(0, 0, "nowhere");
    }

    Payments(Exchange exchange, Reader reader, Homes homes, Posted posted, Judgement judgement) {
        this.judgement = judgement;
        this.posted = posted;
        this.lanes =
                Lane.of(
                        exchange,
                        reader,
                        exchange.topics().executions(),
                        execution -> homes.isHere(execution.getSource()));
    }

    void slashed(String provider, String market, long micros) {
        expect(new Key(provider, market, SLASH), micros);
    }

    void paid(String provider, String market, long micros) {
        expect(new Key(provider, market, INCENTIVE), micros);
    }

    /// What a market answered to a command; empty where it has not.
    ///
    /// @param atMs of the command's record, ms since 1970
    Optional<Execution> answer(String market, String account, String command, long atMs) {
        var lane = lanes.get(KeyPartition.of(account, lanes.size()));
        for (var next = lane.peek();
                next.isPresent() && next.get().record().timestamp() <= atMs;
                next = lane.peek()) {
            lane.take();
            var execution = next.get().value();
            post(next.get());
            if (execution.getAccount().equals(account)
                    && execution.getSource().equals(market)
                    && execution.getCommandId().equals(command)) {
                return Optional.of(execution);
            }
        }
        return Optional.empty();
    }

    /// All that was posted before a time, ms since 1970, is compared: what was due before it is
    /// known.
    void settle(long beforeMs) {
        for (var lane : lanes) {
            for (var next = lane.peek();
                    next.isPresent() && next.get().record().timestamp() < beforeMs;
                    next = lane.peek()) {
                lane.take();
                post(next.get());
            }
        }
        sums.forEach(this::compare);
        sums.clear();
    }

    private void post(Lane.Published<Execution> published) {
        var execution = published.value();
        posted.executed(execution);
        for (var posting : execution.getPostings()) {
            switch (posting.getReason()) {
                case SLASH -> posted(published, posting, -posting.getHeldMicros());
                case INCENTIVE -> posted(published, posting, posting.getFreeMicros());
                case CASH ->
                        posted.cashed(
                                execution.getSource(),
                                execution.getAccount(),
                                posting.getFreeMicros(),
                                posting.getHeldMicros());
                default -> {} // no matter of quality
            }
        }
    }

    private void posted(Lane.Published<Execution> published, Posting posting, long micros) {
        var execution = published.value();
        var key = new Key(execution.getAccount(), execution.getSource(), posting.getReason());
        var sum = sums.getOrDefault(key, Sum.NONE);
        sums.put(
                key, new Sum(sum.expectedMicros(), sum.postedMicros() + micros, published.place()));
    }

    private void expect(Key key, long micros) {
        var sum = sums.getOrDefault(key, Sum.NONE);
        sums.put(key, new Sum(sum.expectedMicros() + micros, sum.postedMicros(), sum.place()));
    }

    private void compare(Key key, Sum sum) {
        judgement.checked();
        if (sum.expectedMicros() == sum.postedMicros()) return;
        judgement.broken(
                "%s: %s of %s in %s is %d uH and posted are %d"
                        .formatted(
                                sum.place(),
                                key.reason(),
                                key.provider(),
                                key.market(),
                                sum.expectedMicros(),
                                sum.postedMicros()));
    }
}
