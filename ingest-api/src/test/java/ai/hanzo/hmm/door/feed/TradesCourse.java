package ai.hanzo.hmm.door.feed;

import static ai.hanzo.hmm.door.feed.Records.MARKET;

import ai.hanzo.hmm.door.feed.line.Channel;
import ai.hanzo.hmm.door.feed.line.Past;
import ai.hanzo.hmm.door.feed.line.Subject;
import ai.hanzo.hmm.wire.Settlement;

import com.fasterxml.jackson.databind.JsonNode;

import org.apache.avro.specific.SpecificRecord;

import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// Trades; of what a client knows the last hundred count.
record TradesCourse() implements Course {
    @Override
    public Subject subject() {
        return new Subject(Channel.TRADES, MARKET);
    }

    @Override
    public SpecificRecord next(RandomGenerator random, List<SpecificRecord> before) {
        return Records.trade(before.size() + 1);
    }

    @Override
    public Past past(List<SpecificRecord> read) {
        return Past.of(last(read));
    }

    private static List<SpecificRecord> last(List<SpecificRecord> all) {
        return all.subList(Math.max(0, all.size() - 100), all.size());
    }

    @Override
    public Object truth(List<SpecificRecord> all) {
        return last(all).stream().map(each -> ((Settlement) each).getSequence()).toList();
    }

    @Override
    public Client client() {
        return new Tape();
    }

    private static final class Tape implements Client {
        private final TreeSet<Long> sequences = new TreeSet<>();

        @Override
        public void snapshot(JsonNode data) {
            sequences.clear();
            data.path("trades").forEach(this::update);
        }

        @Override
        public void update(JsonNode data) {
            sequences.add(data.path("sequence").asLong());
        }

        @Override
        public Object knows() {
            var all = List.copyOf(sequences);
            return all.subList(Math.max(0, all.size() - 100), all.size());
        }
    }
}
