package ai.hanzo.hmm.door.feed;

import ai.hanzo.hmm.door.feed.line.Channel;
import ai.hanzo.hmm.door.feed.line.Past;
import ai.hanzo.hmm.door.feed.line.Subject;
import ai.hanzo.hmm.wire.AccountBalances;
import ai.hanzo.hmm.wire.MarketPrice;

import com.fasterxml.jackson.databind.JsonNode;

import org.apache.avro.specific.SpecificRecord;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Prices, or balances: the last record is all there is to know.
record LatestCourse(boolean ofAccount) implements Course {
    @Override
    public Subject subject() {
        return ofAccount
                ? new Subject(Channel.BALANCES, "alice")
                : new Subject(Channel.PRICES, Records.MARKET);
    }

    @Override
    public SpecificRecord next(RandomGenerator random, List<SpecificRecord> before) {
        long number = before.size() + 1;
        if (!ofAccount) return Records.price(number * 1_000_000);
        return AccountBalances.newBuilder()
                .setAccount("alice")
                .setTimeMs(number)
                .setAssets(List.of())
                .setSequences(Map.of())
                .build();
    }

    @Override
    public Past past(List<SpecificRecord> read) {
        return Past.of(read.isEmpty() ? List.of() : List.of(read.getLast()));
    }

    @Override
    public Object truth(List<SpecificRecord> all) {
        if (all.isEmpty()) return "";
        return switch (all.getLast()) {
            case MarketPrice price -> "" + price.getLastMicros() / 1_000_000;
            case AccountBalances balances -> "" + balances.getTimeMs();
            default -> throw new IllegalArgumentException();
        };
    }

    @Override
    public Client client() {
        return new Last(ofAccount ? "timeMs" : "last");
    }

    private static final class Last implements Client {
        private final String field;
        private String last = "";

        Last(String field) {
            this.field = field;
        }

        @Override
        public void snapshot(JsonNode data) {
            last = data.path(field).asText();
        }

        @Override
        public void update(JsonNode data) {
            last = data.path(field).asText();
        }

        @Override
        public Object knows() {
            return last;
        }
    }
}
