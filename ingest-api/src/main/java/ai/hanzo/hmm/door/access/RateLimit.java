package ai.hanzo.hmm.door.access;

import static ai.hanzo.hmm.door.problem.Code.RATE_LIMITED;

import ai.hanzo.hmm.door.problem.Problem;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;

import java.time.Duration;

/// How often each may ask: so many times a second, and twice as many at once after a rest, a batch
/// of {@link #LARGEST_COST} commands in any case. Who has rested long enough to have everything
/// again need not be remembered; of more than {@link #MOST_CALLERS} at once some are forgotten
/// sooner.
final class RateLimit {
    /// What one request may cost.
    static final int LARGEST_COST = 100;

    static final int MOST_CALLERS = 100_000;

    private static final long SECOND_NANOS = 1_000_000_000;

    private final int perSecond;
    private final long atOnce;
    private final TimeMeter clock;
    private final Cache<String, Bucket> buckets;

    /// @param perSecond 0 for no limit
    RateLimit(int perSecond, TimeMeter clock) {
        this.perSecond = perSecond;
        this.atOnce = Math.max(2L * perSecond, LARGEST_COST);
        this.clock = clock;
        this.buckets =
                Caffeine.newBuilder()
                        .maximumSize(MOST_CALLERS)
                        .expireAfterAccess(Duration.ofSeconds(1 + atOnce / Math.max(1, perSecond)))
                        .ticker(clock::currentTimeNanos)
                        .build();
    }

    /// @param whose a caller or an address
    /// @param cost 1 to {@link #LARGEST_COST}
    /// @throws Problem `RATE_LIMITED`, and nothing is taken
    void take(String whose, int cost) {
        if (perSecond == 0) return;
        var probe = bucketOf(whose).tryConsumeAndReturnRemaining(cost);
        if (!probe.isConsumed()) throw tooOften(probe.getNanosToWaitForRefill());
    }

    /// The rest of what a request costs of which one is taken already. Who sends it again pays that
    /// one again, so `Retry-After` is when there is room for all of it.
    ///
    /// @param cost of the rest, less than {@link #LARGEST_COST}
    /// @throws Problem `RATE_LIMITED`, and nothing more is taken
    void takeRest(String whose, int cost) {
        if (perSecond == 0) return;
        var bucket = bucketOf(whose);
        if (bucket.tryConsume(cost)) return;
        throw tooOften(bucket.estimateAbilityToConsume(cost + 1).getNanosToWaitForRefill());
    }

    private Problem tooOften(long waitNanos) {
        return Problem.of(RATE_LIMITED, "more than " + perSecond + " requests a second")
                .retryAfter(Math.ceilDiv(waitNanos, SECOND_NANOS));
    }

    private Bucket bucketOf(String whose) {
        return buckets.get(whose, _ -> bucket());
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(
                        limit ->
                                limit.capacity(atOnce)
                                        .refillGreedy(perSecond, Duration.ofSeconds(1)))
                .withCustomTimePrecision(clock)
                .build();
    }
}
