package ai.hanzo.hmm.simulate;

import ai.hanzo.hmm.door.request.Decimals;
import ai.hanzo.hmm.market.allocation.CloseReason;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.state.OpenAllocation;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What becomes of the allocations of a load: providers start many of them, report on most and
/// complete some, consumers end and dispute some, the operator rules. Now and then somebody says
/// something of what is not its own, or not any more.
final class GeneratedAllocations {
    private static final int MOST_USES = 30;
    private static final int MOST_ENDED = 20;

    private final SplittableRandom random;
    private final NavigableMap<String, Known> open = new TreeMap<>();
    private final List<Known> ended = new ArrayList<>();

    /// An allocation as it was last told.
    private record Known(String market, OpenAllocation allocation) {
        boolean isStarted() {
            return allocation.service().isStarted();
        }

        boolean isDisputed() {
            return allocation.service().isDisputed();
        }

        String use(SplittableRandom random) {
            long used = random.nextLong(allocation.rawMicros() + 2);
            return "\"allocation\":%d,\"used\":\"%s\""
                    .formatted(allocation.number(), Decimals.show(used));
        }
    }

    GeneratedAllocations(SplittableRandom random) {
        this.random = random;
    }

    /// To be told all that the exchange says.
    void hear(Said said) {
        if (!(said instanceof Said.Happened(_, var market, var event))) return;
        switch (event) {
            case MarketEvent.Allocated(var allocation) -> put(market, allocation);
            case MarketEvent.Served(var allocation) -> put(market, allocation);
            case MarketEvent.Closed closed -> close(market, closed);
            default -> {}
        }
    }

    /// One line; nothing can be said before there is an allocation.
    String next(String id, long timeMs) {
        var said =
                switch (random.nextInt(20)) {
                    case 0, 1, 2, 3, 4, 5 -> start();
                    case 6, 7, 8, 9, 10, 11 -> heartbeat();
                    case 12, 13 -> complete();
                    case 14, 15 -> ofConsumer("\"type\":\"end\"", one(_ -> true));
                    case 16, 17 -> dispute();
                    default -> ruling();
                };
        return "{\"timestamp\":%d,\"id\":\"%s\",%s}".formatted(timeMs, id, said);
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    private void put(String market, OpenAllocation allocation) {
        open.put(market + '#' + allocation.number(), new Known(market, allocation));
    }

    private void close(String market, MarketEvent.Closed closed) {
        var allocation = closed.allocation();
        open.remove(market + '#' + allocation.number());
        if (closed.reason() != CloseReason.COMPLETED && !allocation.service().isDisputed()) return;
        ended.add(new Known(market, allocation));
        if (ended.size() > MOST_ENDED) ended.removeFirst();
    }

    private String start() {
        var one = one(known -> !known.isStarted());
        return ofProvider("\"type\":\"start\"", one) + number(one);
    }

    private String heartbeat() {
        var about = one(Known::isStarted);
        var uses =
                open.values().stream()
                        .filter(known -> known.market().equals(about.market()))
                        .filter(known -> known.isStarted() || random.nextInt(9) == 0)
                        .limit(MOST_USES)
                        .map(known -> "{" + known.use(random) + "}")
                        .collect(Collectors.joining(","));
        var twice = random.nextInt(15) == 0 ? ",{" + about.use(random) + "}" : "";
        var all = uses.isEmpty() ? "{" + about.use(random) + "}" : uses + twice;
        return ofProvider("\"type\":\"heartbeat\",\"uses\":[" + all + "]", about);
    }

    private String complete() {
        var one = one(Known::isStarted);
        var proof = "%064x".formatted(random.nextLong(Long.MAX_VALUE));
        var type = "\"type\":\"complete\",\"proof\":\"" + proof + "\"," + one.use(random);
        return ofProvider(type, one);
    }

    private String dispute() {
        var one = random.nextBoolean() && !ended.isEmpty() ? any(ended) : one(Known::isStarted);
        return ofConsumer("\"type\":\"dispute\",\"reason\":\"drawn\"", one);
    }

    /// Of what is disputed, where something is.
    private String ruling() {
        var disputed = new ArrayList<Known>();
        for (var known : ended) if (known.isDisputed()) disputed.add(known);
        for (var known : open.values()) if (known.isDisputed()) disputed.add(known);
        var one = disputed.isEmpty() ? one(_ -> true) : any(disputed);
        long unused = random.nextBoolean() ? 0 : random.nextLong(one.allocation().standardMicros());
        return "\"type\":\"ruling\",\"market\":\"%s\",\"unused\":\"%s\",\"reason\":\"drawn\"%s"
                .formatted(one.market(), Decimals.show(unused), number(one));
    }

    private String ofProvider(String said, Known one) {
        return by(one.allocation().provider(), said, one);
    }

    private String ofConsumer(String said, Known one) {
        return by(one.allocation().consumer(), said, one) + number(one);
    }

    private String by(String account, String said, Known one) {
        var who = random.nextInt(12) == 0 ? "mallory" : account;
        return "\"account\":\"%s\",\"market\":\"%s\",%s".formatted(who, one.market(), said);
    }

    private static String number(Known one) {
        return ",\"allocation\":" + one.allocation().number();
    }

    /// One of those that are asked for, or any where there is none.
    private Known one(Predicate<Known> asked) {
        var found = open.values().stream().filter(asked).toList();
        return found.isEmpty() ? any(List.copyOf(open.values())) : any(found);
    }

    private Known any(List<Known> some) {
        return some.get(random.nextInt(some.size()));
    }
}
