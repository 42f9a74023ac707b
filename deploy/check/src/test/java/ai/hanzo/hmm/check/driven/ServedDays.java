package ai.hanzo.hmm.check.driven;

import ai.hanzo.hmm.check.driven.Observing.Nature;
import ai.hanzo.hmm.wire.AddLiquidity;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationState;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.ProviderStanding;
import ai.hanzo.hmm.wire.SetMarketTerms;
import ai.hanzo.hmm.wire.SetProviderStanding;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Some days of a market whose providers serve what was bought of them, and of an exchange that now
/// and then stands still.
final class ServedDays {
    static final String MARKET = "gpu-inference/h100";
    private static final long START_MS = Instant.parse("2026-03-02T21:07:00Z").toEpochMilli();
    private static final long STEP_MS = Duration.ofSeconds(20).toMillis();
    private static final long HEARTBEAT_MS = Duration.ofMinutes(2).toMillis();
    private static final List<String> OBSERVERS = List.of("o1", "o2");
    private static final int MOST_OF_INTEREST = 40;

    private final Driven driven;
    private final Random random;
    private final Trading trading;
    private final Observing observing;
    private final Claiming claiming;
    private final List<Identity> providers =
            IntStream.range(0, 4).mapToObj(i -> Identity.of("provider-%02d".formatted(i))).toList();
    private final List<Serving> serving;

    private ServedDays(Driven driven, long seed) {
        this.driven = driven;
        this.random = new Random(seed);
        this.trading = new Trading(driven, definition(HEARTBEAT_MS));
        this.observing = new Observing(driven, MARKET, random);
        this.claiming = new Claiming(trading, MARKET, random);
        this.serving =
                providers.stream().map(it -> new Serving(it, trading, MARKET, random)).toList();
    }

    /// Plays so many hours.
    static Driven play(Path folder, long seed, int hours) {
        var driven = new Driven(folder, START_MS);
        new ServedDays(driven, seed).play(hours);
        return driven;
    }

    private void play(int hours) {
        driven.until(START_MS + 1_000); // what was published is shown a little later
        for (var provider : providers) trading.onboard(provider, 2_000, 60_000);
        long endMs = driven.timeMs() + Duration.ofHours(hours).toMillis();
        for (int step = 1; driven.timeMs() < endMs; step++) {
            driven.until(driven.timeMs() + STEP_MS - random.nextInt(4_000));
            if (random.nextInt(400) == 0) {
                // nobody is there for a while
                long mostMs = random.nextBoolean() ? 30 * HEARTBEAT_MS : HEARTBEAT_MS;
                driven.until(driven.timeMs() + random.nextLong(mostMs));
            }
            observing.catchUp();
            trade(step);
            var latest = latest();
            var open = latest.stream().filter(ServedDays::isOpen).toList();
            for (var one : serving) one.serve(open, driven.timeMs(), HEARTBEAT_MS);
            claiming.claim(latest);
            rule(step);
        }
        driven.until(driven.timeMs() + Duration.ofMinutes(30).toMillis());
    }

    private void trade(int step) {
        if (step % 40 == 0) {
            var provider = providers.get(random.nextInt(4));
            long quantity = 100_000 + random.nextInt(40_000) * 10L;
            switch (random.nextInt(4)) {
                case 0 -> trading.store(provider, quantity);
                case 1 -> {
                    trading.offer(provider, quantity);
                    trading.buy(quantity, 100, 300_000 + random.nextInt(400_000));
                }
                default -> trading.sell(provider, quantity, 50 + random.nextInt(200));
            }
        }
        if (step % 170 == 0) trading.redeem(50_000 + random.nextInt(5_000) * 10L);
        if (step % 130 == 0) trading.bid(10_000, driven.timeMs() + random.nextLong(1_000_000) + 1);
        if (step % 700 == 60) {
            trading.say(
                    providers.getFirst().account(),
                    new AddLiquidity(MARKET, 1_000_000L, 20_000_000L, 0L));
        }
        if (step % 90 == 0) observe();
        if (step % 3_900 == 0) providers.forEach(it -> trading.prove(it, true));
    }

    private void observe() {
        for (int i = 0; i < providers.size(); i++) {
            var nature = new Nature(450 + 500 * i, 45_000_000, 998_000, 900_000);
            for (var observer : OBSERVERS) {
                observing.observe(observer, providers.get(i).account(), nature);
            }
        }
    }

    private void rule(int step) {
        if (step == 2_001) trading.rule(new SetMarketTerms(definition(HEARTBEAT_MS / 2)));
        if (step == 3_001) trading.rule(new SetMarketTerms(definition(HEARTBEAT_MS)));
        if (step % 1_000 == 990) stand(ProviderStanding.SUSPENDED);
        if (step % 1_000 == 995) trading.redeem(30_000); // nobody will deliver it
        if (step % 1_000 == 999) stand(ProviderStanding.ACTIVE);
    }

    private void stand(ProviderStanding standing) {
        for (var provider : providers) {
            var ruling = new SetProviderStanding(provider.account(), standing, 1_000, "heard");
            trading.rule(ruling);
        }
    }

    private List<Allocation> latest() {
        var all = List.copyOf(driven.allocations());
        return all.subList(Math.max(0, all.size() - MOST_OF_INTEREST), all.size());
    }

    private static boolean isOpen(Allocation one) {
        return one.getState() != AllocationState.CLOSED;
    }

    private static MarketDefinition definition(long heartbeatMs) {
        return MarketDefinition.newBuilder()
                .setMarket(MARKET)
                .setRawUnit("1,000,000 tokens")
                .setSecondsPerRaw(1_000_000)
                .setRateUnit("tokens/s")
                .setDefaultRateMicros(250_000_000)
                .setTickMicros(100_000)
                .setLotMicros(10)
                .setMinNotionalMicros(100)
                .setReferencePriceMicros(20_000_000)
                .setBucketMs(Duration.ofMinutes(30).toMillis())
                .setLatencyReferenceMs(500)
                .setLatencyMaximumMs(5_000)
                .setThroughputReferenceMicros(50_000_000)
                .setObservers(OBSERVERS)
                .setStartWithinMs(Duration.ofMinutes(5).toMillis())
                .setHeartbeatMs(heartbeatMs)
                .setFaultAfterMs(Duration.ofMinutes(20).toMillis())
                .setDisputeWithinMs(Duration.ofHours(6).toMillis())
                .build();
    }
}
