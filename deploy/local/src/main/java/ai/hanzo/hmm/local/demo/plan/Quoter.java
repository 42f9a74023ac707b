package ai.hanzo.hmm.local.demo.plan;

import static ai.hanzo.hmm.local.demo.plan.Terms.TICK_MICROS;

import ai.hanzo.hmm.wire.OrderSide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the market makers quote around a fair price. Providers offer a ladder of asks whose size
/// per tick is the pool's own, so that a rising price takes as much from the one as from the other;
/// a provider sells into the pool what consumers took out of it; liquidity providers move the pool
/// when the fair price moves.
///
/// @param plan the sizes
/// @param sellers accounts of the providers
/// @param liquidityProviders accounts of the liquidity providers
public record Quoter(MarketPlan plan, List<String> sellers, List<String> liquidityProviders) {
    /// Asks in ticks above the fair price. Each is as large as what the pool sells on half of the
    /// way from the one before and half of the way to the next.
    private static final long[] STEPS = {
        1, 2, 3, 4, 6, 8, 11, 14, 18, 23, 30, MarketPlan.FURTHEST_TICKS
    };

    /// Most that the fair price moves in a round, ticks.
    private static final long MOST_TICKS = 2;

    /// Size of the ask below the fair price: two levels may go into the pool, one is the book's
    /// turn, one is to spare.
    private static final long FIRST_LEVELS = 4;

    /// The bid in ticks below the fair price.
    private static final long BID_TICKS = 3;

    /// The new fair price: towards where the series is, in small steps, so that the pool can
    /// follow.
    public static long follow(long fairTicks, long seriesTicks) {
        return fairTicks + Math.clamp(seriesTicks - fairTicks, -MOST_TICKS, MOST_TICKS);
    }

    /// All quotes that should rest in a round: the ladder, and a bid.
    ///
    /// @param bookFirst whether there is an ask a tick below the fair price as well: it sells into
    ///   the pool until that stands where the book has precedence, and then rests; else the pool
    ///   comes first, up to the ladder
    public List<Quote> resting(long fairTicks, boolean bookFirst, int round) {
        var quotes = new ArrayList<Quote>();
        int turn = 0;
        if (bookFirst && fairTicks > 1) {
            quotes.add(ask(turn, fairTicks - 1, FIRST_LEVELS * plan.levelMicros(), true));
        }
        for (int i = 0; i < STEPS.length; i++) {
            quotes.add(ask(++turn, fairTicks + STEPS[i], sizeOf(i), true));
        }
        if (fairTicks > BID_TICKS) {
            quotes.add(bid(round, fairTicks - BID_TICKS, plan.levelMicros(), true));
        }
        return quotes;
    }

    /// A provider sells into the pool, down to the fair price, what consumers took out of it.
    public Quote replenish(long fairTicks, int round) {
        return ask(round, fairTicks, 3 * plan.levelMicros(), false);
    }

    /// A liquidity provider moves the pool after the fair price, as far as its means go.
    ///
    /// @param freeUnitsMicros what it could sell, uSCU
    public Optional<Quote> align(long fromTicks, long toTicks, long freeUnitsMicros, int round) {
        long size = (Math.abs(toTicks - fromTicks) + 1) * plan.levelMicros();
        if (toTicks > fromTicks) return Optional.of(bid(round, toTicks - 1, size, false));
        long lots = Math.min(size, freeUnitsMicros) / Terms.LOT_MICROS * Terms.LOT_MICROS;
        if (lots <= 0) return Optional.empty();
        return Optional.of(sell(liquidityProvider(round), toTicks, lots, false));
    }

    /// The liquidity provider whose turn it is.
    public String liquidityProvider(int round) {
        return liquidityProviders.get(round % liquidityProviders.size());
    }

    private long sizeOf(int step) {
        boolean last = step == STEPS.length - 1;
        long before = step == 0 ? 0 : STEPS[step - 1];
        long after = last ? STEPS[step] : STEPS[step + 1];
        long size = Terms.unitsUp((after - before) * plan.levelMicros() / 2);
        return last ? size + plan.backstopMicros() : size;
    }

    private Quote ask(int turn, long ticks, long quantityMicros, boolean rests) {
        return sell(sellers.get(turn % sellers.size()), ticks, quantityMicros, rests);
    }

    private static Quote sell(String account, long ticks, long quantityMicros, boolean rests) {
        return new Quote(account, OrderSide.SELL, ticks * TICK_MICROS, quantityMicros, rests);
    }

    private Quote bid(int round, long ticks, long quantityMicros, boolean rests) {
        return new Quote(
                liquidityProvider(round),
                OrderSide.BUY,
                ticks * TICK_MICROS,
                quantityMicros,
                rests);
    }
}
