package ai.hanzo.hmm.door.feed;

import ai.hanzo.hmm.door.feed.line.Channel;
import ai.hanzo.hmm.door.feed.line.Past;
import ai.hanzo.hmm.door.feed.line.Subject;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationState;

import com.fasterxml.jackson.databind.JsonNode;

import org.apache.avro.specific.SpecificRecord;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Allocations that begin, go on and close; known is which are open and their use.
record AllocationsCourse() implements Course {
    @Override
    public Subject subject() {
        return new Subject(Channel.ALLOCATIONS, "alice");
    }

    @Override
    public SpecificRecord next(RandomGenerator random, List<SpecificRecord> before) {
        return Allocation.newBuilder()
                .setAllocationId(Records.MARKET + "#" + random.nextInt(6))
                .setMarket(Records.MARKET)
                .setConsumer("alice")
                .setProvider("p")
                .setClientOrderId("o-1")
                .setState(random.nextInt(3) == 0 ? AllocationState.CLOSED : AllocationState.ACTIVE)
                .setStandardMicros(1)
                .setRawMicros(1)
                .setRateMicros(1)
                .setStartMs(1)
                .setExpiryMs(before.size() + 1)
                .setTokenHash("00")
                .build();
    }

    @Override
    public Past past(List<SpecificRecord> read) {
        return Past.of(List.copyOf(open(read).values()));
    }

    private static Map<String, Allocation> open(List<SpecificRecord> read) {
        var open = new TreeMap<String, Allocation>();
        for (var each : read) {
            var allocation = (Allocation) each;
            open.put(allocation.getAllocationId(), allocation);
            if (allocation.getState() == AllocationState.CLOSED) {
                open.remove(allocation.getAllocationId());
            }
        }
        return open;
    }

    @Override
    public Object truth(List<SpecificRecord> all) {
        var uses = new TreeMap<String, Long>();
        open(all).forEach((id, allocation) -> uses.put(id, allocation.getExpiryMs()));
        return Map.copyOf(uses);
    }

    @Override
    public Client client() {
        return new Held();
    }

    private static final class Held implements Client {
        private final Map<String, Long> open = new TreeMap<>();

        @Override
        public void snapshot(JsonNode data) {
            open.clear();
            data.path("allocations").forEach(this::update);
        }

        @Override
        public void update(JsonNode data) {
            var id = data.path("allocationId").asText();
            if (data.path("state").asText().equals("CLOSED")) open.remove(id);
            else open.put(id, data.path("expiryMs").asLong());
        }

        @Override
        public Object knows() {
            return Map.copyOf(open);
        }
    }
}
