package ai.hanzo.hmm.check.driven;

import ai.hanzo.hmm.check.driven.Observing.Nature;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.ProviderStanding;
import ai.hanzo.hmm.wire.RuleFault;
import ai.hanzo.hmm.wire.SetMarketTerms;
import ai.hanzo.hmm.wire.SetProviderStanding;
import ai.hanzo.hmm.wire.WithdrawBond;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Some days of a market with a dozen providers, good ones and bad ones, and observers of whom one
/// lies.
final class SeveralDays {
    static final String MARKET = "gpu-inference/h100";
    private static final long START_MS = Instant.parse("2026-03-02T09:07:00Z").toEpochMilli();
    private static final long STEP_MS = Duration.ofMinutes(5).toMillis();
    private static final int STEPS_A_DAY = 288;
    private static final List<String> OBSERVERS = List.of("o1", "o2", "o3", "o4", "liar");
    private static final Nature PERFECT = new Nature(1, 1_000_000_000, 1_000_000, 1_000_000);
    private static final Nature AWFUL = new Nature(9_000, 1, 0, 0);

    private final Driven driven;
    private final Random random;
    private final Trading trading;
    private final Observing observing;
    private final List<Identity> providers =
            IntStream.range(0, 12)
                    .mapToObj(i -> Identity.of("provider-%02d".formatted(i)))
                    .toList();

    private long sold;

    private SeveralDays(Driven driven, long seed) {
        this.driven = driven;
        this.random = new Random(seed);
        this.trading = new Trading(driven, definition(500));
        this.observing = new Observing(driven, MARKET, random);
    }

    /// Plays so many days.
    static Driven play(Path folder, long seed, int days) {
        var driven = new Driven(folder, START_MS);
        new SeveralDays(driven, seed).play(days);
        return driven;
    }

    private void play(int days) {
        driven.until(START_MS + 1_000); // what is published is shown a little later
        for (var provider : providers) trading.onboard(provider, 400, 10_000);
        for (int step = 1; step <= days * STEPS_A_DAY; step++) {
            driven.until(START_MS + step * STEP_MS + random.nextInt(3) * 1_000);
            observing.catchUp();
            trade(step);
            if (!areDown(step)) observe(step);
            rule(step);
        }
        driven.until(driven.timeMs() + Duration.ofHours(2).toMillis());
    }

    /// Some have always something to do, others now and then.
    private void trade(int step) {
        for (int i = 0; i < providers.size(); i++) {
            int every = isBusy(i) ? 5 : i == 10 ? 60 : 17;
            if ((step + i) % every == 0) {
                trading.sell(providers.get(i), 500_000, 250);
                sold++;
            }
            if ((step + i) % (STEPS_A_DAY - 60) == 0) {
                trading.prove(providers.get(i), random.nextInt(10) > 0);
            }
        }
        if (step % 50 == 0) trading.store(providers.get(step % 12), 300_000);
        if (step % 50 == 30) trading.redeem(200_000);
    }

    /// An hour without observers on every day.
    private static boolean areDown(int step) {
        return step % STEPS_A_DAY > 200 && step % STEPS_A_DAY < 213;
    }

    private void observe(int step) {
        for (int i = 0; i < providers.size(); i++) {
            if (isUnseen(i, step)) continue;
            var provider = providers.get(i).account();
            for (var observer : OBSERVERS) {
                boolean lies = observer.equals("liar");
                observing.observe(
                        observer, provider, lies ? i % 2 == 0 ? AWFUL : PERFECT : nature(i));
            }
            if (i == 10) observing.observe(provider, provider, PERFECT);
        }
        if (step % 40 == 7) observing.spam("o2", "provider-03", AWFUL);
        observing.observe("stranger", "provider-01", AWFUL);
        observing.observe("o1", "nobody", PERFECT);
    }

    /// Has always something to do.
    private static boolean isBusy(int provider) {
        return provider == 2 || provider == 5 || provider == 8;
    }

    /// Nobody reaches those for some hours.
    private static boolean isUnseen(int provider, int step) {
        return isBusy(provider) && (step + 31 * provider) % 150 < 30;
    }

    private static Nature nature(int provider) {
        return switch (provider) {
            case 0, 1 -> new Nature(420, 60_000_000, 1_000_000, 999_000);
            case 7 -> new Nature(450, 50_000_000, 940_000, 950_000); // good, but seldom there
            case 10 -> new Nature(4_500, 10_000_000, 940_000, 300_000);
            case 11 -> new Nature(1_000, 25_000_000, 970_000, 500_000);
            default -> new Nature(600 + 40 * provider, 40_000_000, 990_000, 900_000);
        };
    }

    private void rule(int step) {
        if (step % 97 == 50) {
            // One that began lately, or is over, or never was.
            long number = sold - 3 + random.nextInt(5);
            trading.rule(new RuleFault(number, 100_000L, "not delivered"));
        }
        if (step % 400 == 399) {
            var standing = ProviderStanding.ACTIVE;
            for (int i : new int[] {10, 7}) {
                var account = providers.get(i).account();
                trading.rule(new SetProviderStanding(account, standing, 1_000, "heard"));
            }
        }
        if (step == 500) trading.rule(new SetMarketTerms(definition(450)));
        if (step % 300 == 20) {
            trading.provide(providers.get(3), new WithdrawBond(MARKET, 5 * Trading.UNIT));
            trading.bond(providers.get(4), 7);
        }
    }

    private static MarketDefinition definition(long latencyReferenceMs) {
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
                .setLatencyReferenceMs(latencyReferenceMs)
                .setLatencyMaximumMs(5_000)
                .setThroughputReferenceMicros(50_000_000)
                .setObservers(OBSERVERS)
                .build();
    }
}
