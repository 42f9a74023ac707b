package ai.hanzo.hmm.door.feed;

import ai.hanzo.hmm.door.feed.line.Channel;
import ai.hanzo.hmm.door.feed.line.Past;
import ai.hanzo.hmm.door.feed.line.Subject;
import ai.hanzo.hmm.wire.Candle;

import com.fasterxml.jackson.databind.JsonNode;

import org.apache.avro.specific.SpecificRecord;

import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// Bars of a second, by their starts; of what a client knows the last hundred count.
record CandlesCourse() implements Course {
    @Override
    public Subject subject() {
        return new Subject(Channel.CANDLES, Records.MARKET, "1s");
    }

    @Override
    public SpecificRecord next(RandomGenerator random, List<SpecificRecord> before) {
        return Candle.newBuilder()
                .setMarket(Records.MARKET)
                .setInterval("1s")
                .setStartMs(1_000L * (before.size() + 1))
                .setOpenMicros(1)
                .setHighMicros(1)
                .setLowMicros(1)
                .setCloseMicros(1)
                .setVolumeMicros(1)
                .setNotionalMicros(1)
                .setTrades(1)
                .setFirstTrade(before.size() + 1)
                .setLastTrade(1)
                .build();
    }

    @Override
    public Past past(List<SpecificRecord> read) {
        return Past.of(last(read));
    }

    private static <T> List<T> last(List<T> all) {
        return all.subList(Math.max(0, all.size() - 100), all.size());
    }

    @Override
    public Object truth(List<SpecificRecord> all) {
        return last(all).stream().map(each -> ((Candle) each).getStartMs()).toList();
    }

    @Override
    public Client client() {
        return new Bars();
    }

    private static final class Bars implements Client {
        private final TreeSet<Long> starts = new TreeSet<>();

        @Override
        public void snapshot(JsonNode data) {
            starts.clear();
            data.path("candles").forEach(this::update);
        }

        @Override
        public void update(JsonNode data) {
            starts.add(data.path("startMs").asLong());
        }

        @Override
        public Object knows() {
            return last(List.copyOf(starts));
        }
    }
}
