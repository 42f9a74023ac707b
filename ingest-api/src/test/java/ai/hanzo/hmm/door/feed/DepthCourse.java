package ai.hanzo.hmm.door.feed;

import static ai.hanzo.hmm.door.feed.Records.MARKET;
import static ai.hanzo.hmm.door.feed.Records.book;
import static ai.hanzo.hmm.door.feed.Records.change;
import static ai.hanzo.hmm.door.feed.Records.level;

import ai.hanzo.hmm.door.feed.line.Channel;
import ai.hanzo.hmm.door.feed.line.Past;
import ai.hanzo.hmm.door.feed.line.Subject;
import ai.hanzo.hmm.wire.Depth;
import ai.hanzo.hmm.wire.DepthLevel;
import ai.hanzo.hmm.wire.depth.LocalBook;

import com.fasterxml.jackson.databind.JsonNode;

import org.apache.avro.specific.SpecificRecord;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// A book of few levels, one of which changes with every record; one in eight is a snapshot.
record DepthCourse() implements Course {
    @Override
    public Subject subject() {
        return new Subject(Channel.DEPTH, MARKET);
    }

    @Override
    public SpecificRecord next(RandomGenerator random, List<SpecificRecord> before) {
        var book = after(before);
        boolean ask = random.nextBoolean();
        long price = (ask ? 110 : 100) - random.nextInt(5);
        var changed = level(price, random.nextInt(4));
        var none = List.<DepthLevel>of();
        long sequence = before.size() + 1;
        var after = applied(book, changed, ask, sequence);
        if (before.isEmpty() || random.nextInt(8) == 0) return after;
        return ask
                ? change(sequence, none, List.of(changed), after)
                : change(sequence, List.of(changed), none, after);
    }

    private static Depth applied(Depth book, DepthLevel changed, boolean ask, long sequence) {
        var bids = new TreeMap<Long, DepthLevel>();
        var asks = new TreeMap<Long, DepthLevel>();
        book.getBids().forEach(each -> bids.put(-each.getPriceMicros(), each));
        book.getAsks().forEach(each -> asks.put(each.getPriceMicros(), each));
        var side = ask ? asks : bids;
        long key = ask ? changed.getPriceMicros() : -changed.getPriceMicros();
        if (changed.getQuantityMicros() == 0) side.remove(key);
        else side.put(key, changed);
        return book(sequence, List.copyOf(bids.values()), List.copyOf(asks.values()));
    }

    private static Depth after(List<SpecificRecord> records) {
        var book = new LocalBook();
        book.apply(book(0, List.of(), List.of()));
        for (var each : records) book.apply((Depth) each);
        return book.snapshot();
    }

    @Override
    public Past past(List<SpecificRecord> read) {
        return Past.of(List.of(after(read)));
    }

    @Override
    public Object truth(List<SpecificRecord> all) {
        var book = after(all);
        return Map.of("bids", prices(book.getBids()), "asks", prices(book.getAsks()));
    }

    private static Map<String, String> prices(List<DepthLevel> levels) {
        return levels.stream()
                .collect(
                        Collectors.toMap(
                                each -> "" + each.getPriceMicros() / 1_000_000,
                                each -> "" + each.getQuantityMicros() / 1_000_000));
    }

    @Override
    public Client client() {
        return new Book();
    }

    private static final class Book implements Client {
        private final Map<String, String> bids = new TreeMap<>();
        private final Map<String, String> asks = new TreeMap<>();

        @Override
        public void snapshot(JsonNode data) {
            bids.clear();
            asks.clear();
            update(data);
        }

        @Override
        public void update(JsonNode data) {
            take(bids, data.path("bids"));
            take(asks, data.path("asks"));
        }

        private static void take(Map<String, String> side, JsonNode levels) {
            for (var each : levels) {
                var quantity = each.path("quantity").asText();
                if (quantity.equals("0")) side.remove(each.path("price").asText());
                else side.put(each.path("price").asText(), quantity);
            }
        }

        @Override
        public Object knows() {
            return Map.of("bids", Map.copyOf(bids), "asks", Map.copyOf(asks));
        }
    }
}
