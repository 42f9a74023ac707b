package ai.hanzo.hmm.client.command;

import ai.hanzo.hmm.client.Amount;

import java.util.Optional;
import java.util.OptionalInt;

/// What any order may name; what it does not is as the market has it.
///
/// @param delivery of a BUY
/// @param rate of its allocations, units of the market's rate
/// @param minQualityPpm the least score of who serves it, of a BUY that is delivered at once
/// @param minFill less at once: refused
public record OrderOptions(
        Optional<Delivery> delivery,
        Optional<Amount> rate,
        OptionalInt minQualityPpm,
        Optional<Amount> minFill,
        Optional<SelfTrade> selfTrade) {
    public static final OrderOptions NONE =
            new OrderOptions(
                    Optional.empty(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    Optional.empty(),
                    Optional.empty());

    public OrderOptions delivered(Delivery delivery) {
        return new OrderOptions(Optional.of(delivery), rate, minQualityPpm, minFill, selfTrade);
    }

    public OrderOptions atRate(Amount rate) {
        return new OrderOptions(delivery, Optional.of(rate), minQualityPpm, minFill, selfTrade);
    }

    public OrderOptions ofQuality(int minQualityPpm) {
        var least = OptionalInt.of(minQualityPpm);
        return new OrderOptions(delivery, rate, least, minFill, selfTrade);
    }

    public OrderOptions filledAtLeast(Amount minFill) {
        var least = Optional.of(minFill);
        return new OrderOptions(delivery, rate, minQualityPpm, least, selfTrade);
    }

    public OrderOptions meetingOneself(SelfTrade selfTrade) {
        var mode = Optional.of(selfTrade);
        return new OrderOptions(delivery, rate, minQualityPpm, minFill, mode);
    }
}
