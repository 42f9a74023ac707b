package ai.hanzo.hmm.door.feed;

import ai.hanzo.hmm.door.feed.line.Channel;
import ai.hanzo.hmm.door.feed.line.Past;
import ai.hanzo.hmm.door.feed.line.Subject;
import ai.hanzo.hmm.wire.CommandStatus;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.OrderState;
import ai.hanzo.hmm.wire.OrderStatus;

import com.fasterxml.jackson.databind.JsonNode;

import org.apache.avro.specific.SpecificRecord;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Orders of one account at two markets that open, change and close; known is which are open and by
/// which execution they were touched last.
record ExecutionsCourse() implements Course {
    private static final List<String> MARKETS = List.of("a/b", "c/d");

    @Override
    public Subject subject() {
        return new Subject(Channel.EXECUTIONS, "alice");
    }

    @Override
    public SpecificRecord next(RandomGenerator random, List<SpecificRecord> before) {
        int market = random.nextInt(MARKETS.size());
        var source = MARKETS.get(market);
        long sequence =
                1
                        + before.stream()
                                .filter(each -> ((Execution) each).getSource().equals(source))
                                .count();
        var state =
                OrderState.newBuilder()
                        .setClientOrderId("o-" + market + "-" + random.nextInt(4))
                        .setStatus(random.nextInt(3) == 0 ? OrderStatus.FILLED : OrderStatus.OPEN)
                        .setOriginalMicros(1)
                        .setExecutedMicros(1)
                        .setPreventedMicros(0)
                        .setCancelledMicros(0)
                        .setOpenMicros(0)
                        .setFilledMicros(1)
                        .setNotionalMicros(1)
                        .setFeeMicros(0)
                        .build();
        return Execution.newBuilder()
                .setAccount("alice")
                .setSource(source)
                .setSequence(sequence)
                .setTimeMs(1)
                .setCommandId("")
                .setStatus(CommandStatus.DONE)
                .setOrders(List.of(state))
                .build();
    }

    @Override
    public Past past(List<SpecificRecord> read) {
        var touched = new TreeMap<String, SpecificRecord>();
        for (var each : read) {
            var state = ((Execution) each).getOrders().getFirst();
            touched.remove(state.getClientOrderId());
            if (state.getStatus() == OrderStatus.OPEN) touched.put(state.getClientOrderId(), each);
        }
        var last = read.subList(Math.max(0, read.size() - 8), read.size());
        return Past.of(List.copyOf(touched.values()), last);
    }

    @Override
    public Object truth(List<SpecificRecord> all) {
        var open = new TreeMap<String, Long>();
        for (var each : all) {
            var execution = (Execution) each;
            var state = execution.getOrders().getFirst();
            open.remove(state.getClientOrderId());
            if (state.getStatus() == OrderStatus.OPEN) {
                open.put(state.getClientOrderId(), execution.getSequence());
            }
        }
        return Map.copyOf(open);
    }

    @Override
    public Client client() {
        return new Orders();
    }

    private static final class Orders implements Client {
        private final Map<String, Long> open = new TreeMap<>();

        @Override
        public void snapshot(JsonNode data) {
            open.clear();
            for (var each : data.path("orders")) {
                open.put(
                        each.path("order").path("clientOrderId").asText(),
                        each.path("sequence").asLong());
            }
        }

        @Override
        public void update(JsonNode data) {
            for (var each : data.path("orders")) {
                var id = each.path("clientOrderId").asText();
                if (each.path("status").asText().equals("OPEN")) {
                    open.put(id, data.path("sequence").asLong());
                } else {
                    open.remove(id);
                }
            }
        }

        @Override
        public Object knows() {
            return Map.copyOf(open);
        }
    }
}
