package ai.hanzo.hmm.local.demo.plan;

import ai.hanzo.hmm.local.demo.plan.Conduct.Dies;
import ai.hanzo.hmm.local.demo.plan.Conduct.FallsSilent;
import ai.hanzo.hmm.local.demo.plan.Conduct.NeverStarts;
import ai.hanzo.hmm.local.demo.plan.Conduct.Serves;
import ai.hanzo.hmm.market.units.Micros;

import java.util.OptionalInt;
import java.util.SplittableRandom;

/// Who does what with what was bought. It follows from the seed, the order and the provider alone,
/// whenever and in which order that is asked.
///
/// @param seed of the random numbers
/// @param failing how many times as often as usual providers fail, > 0
/// @param times that the market gives them
public record Conducts(long seed, int failing, Times times) {
    /// Consumers that end an allocation before its work is done, ppm.
    static final int END_EARLY_PPM = 30_000;

    /// A fifth of the failures are never to start, two are to die, two to fall silent: many a work
    /// is done before its first report and cannot fail in these ways.
    private static final int KINDS = 5;

    /// As often as usual, in the usual times.
    public static Conducts usual(long seed) {
        return new Conducts(seed, 1, Times.USUAL);
    }

    /// What a provider does with what an order bought of it.
    public Conduct of(Provider provider, String orderId) {
        var random = random(provider.account() + ' ' + orderId);
        if (random.nextInt((int) Micros.ONE) >= failing * provider.failingPpm())
            return new Serves();
        return switch (random.nextInt(KINDS)) {
            case 0 -> new NeverStarts();
            case 1, 2 -> new Dies();
            default -> new FallsSilent(silenceMs(random));
        };
    }

    /// After which share of the work a consumer ends what its order bought, ppm; empty: it does
    /// not.
    public OptionalInt endsAfterPpm(String orderId) {
        var random = random(orderId);
        if (random.nextInt((int) Micros.ONE) >= END_EARLY_PPM) return OptionalInt.empty();
        return OptionalInt.of(random.nextInt(200_000, 800_000));
    }

    private long silenceMs(SplittableRandom random) {
        return random.nextLong(times.shortestSilenceMs(), times.longestSilenceMs() + 1);
    }

    private SplittableRandom random(String about) {
        return new SplittableRandom(new SplittableRandom(seed ^ about.hashCode()).nextLong());
    }
}
