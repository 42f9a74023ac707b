package ai.hanzo.hmm.check.life;

import ai.hanzo.hmm.check.Judgement;
import ai.hanzo.hmm.check.read.Difference;
import ai.hanzo.hmm.check.read.Lane;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationDispute;
import ai.hanzo.hmm.wire.MarketDefinition;

import java.util.Optional;
import java.util.Set;

/// Whether an allocation begins as the rules say: rate, raw amount at its provider's grade, expiry,
/// the hash of its token; and that it has no past (rules, sections 2, 3 and 9).
final class Births {
    private final String market;
    private final Judgement judgement;
    private long numbers;

    Births(String market, Judgement judgement) {
        this.market = market;
        this.judgement = judgement;
    }

    /// @param scoresPpm that its provider had at that time: more than one where it was reported on
    ///   at that very time
    /// @param order that it stands for; empty where there is none, which is another offence
    void check(
            Lane.Published<Allocation> began,
            MarketDefinition terms,
            long timeMs,
            Set<Integer> scoresPpm,
            Optional<Asked.Order> order) {
        judgement.checked();
        var allocation = began.value();
        long number = numbers + 1;
        numbers = Math.max(number, Life.numberOf(allocation));
        var expected =
                Allocation.newBuilder(blank(allocation))
                        .setAllocationId(market + '#' + number)
                        .setStartMs(timeMs);
        order.ifPresent(it -> expected.setRateMicros(it.rateMicros()));
        long raw = allocation.getRawMicros();
        boolean isGraded =
                scoresPpm.stream().anyMatch(score -> raw == raw(allocation, grade(score, terms)));
        if (!isGraded) {
            scoresPpm.stream()
                    .findFirst()
                    .ifPresent(
                            score -> expected.setRawMicros(raw(allocation, grade(score, terms))));
        }
        expected.setExpiryMs(expiryMs(expected.build(), terms));
        expected.setTokenHash(Claims.hash(Claims.of(expected.build())));
        compare(began, expected.build());
        int least = order.map(Asked.Order::minQualityPpm).orElse(0);
        if (scoresPpm.stream().noneMatch(score -> score >= least)) {
            judgement.broken(
                    "%s: %s scores %s and %d was asked"
                            .formatted(began.place(), allocation.getProvider(), scoresPpm, least));
        }
    }

    /// Whether its amounts are such that there can be a life of it.
    static boolean isSound(Allocation allocation) {
        return Life.numberOf(allocation) > 0
                && allocation.getStandardMicros() > 0
                && allocation.getRawMicros() > 0
                && allocation.getRateMicros() > 0
                && allocation.getRefundPriceMicros() >= 0;
    }

    private void compare(Lane.Published<Allocation> began, Allocation expected) {
        if (expected.equals(began.value())) return;
        judgement.broken(
                "%s: %s: %s"
                        .formatted(
                                began.place(),
                                began.value().getAllocationId(),
                                Difference.of(expected, began.value())));
    }

    /// Without anything that can only come later.
    private static Allocation blank(Allocation allocation) {
        return Allocation.newBuilder(allocation)
                .setCloseReason("")
                .setRefundMicros(0L)
                .setRefundFromBondMicros(0L)
                .setShortfallMicros(0L)
                .setStartedMs(0L)
                .setHeardMs(0L)
                .setSuspendedMs(0L)
                .setUsedMicros(0L)
                .setClosedMs(0L)
                .setDeliveredMicros(0L)
                .setRefundedMicros(0L)
                .setLapsedMicros(0L)
                .setProof("")
                .setDispute((AllocationDispute) null)
                .build();
    }

    private static long raw(Allocation allocation, int gradePpm) {
        return Amounts.rawUp(allocation.getStandardMicros(), Math.max(1, gradePpm));
    }

    private static int grade(int scorePpm, MarketDefinition terms) {
        return terms.getGradeFloorPpm() + scorePpm;
    }

    private static long expiryMs(Allocation allocation, MarketDefinition terms) {
        return allocation.getStartMs()
                + terms.getStartWithinMs()
                + Amounts.durationUp(
                        allocation.getRawMicros(),
                        terms.getSecondsPerRaw(),
                        allocation.getRateMicros());
    }
}
