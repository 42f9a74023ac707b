package ai.hanzo.hmm.local.demo.plan;

import ai.hanzo.hmm.wire.OrderSide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Providers and liquidity providers, round after round: they follow the price series, keep their
/// ladder, and let that venue be first that has had less of the flow. A round waits for the answers
/// to the one before; when they are late the ladder has to last, which feeds both venues evenly.
public final class MarketMakers {
    /// What the market makers know of the market. It may be old.
    public interface View {
        /// What is open of a quote, uSCU; 0 when it is done.
        long openMicros(String quoteId);

        /// Whether every quote and cancel has been answered.
        boolean isAnswered();

        /// Whether more settlements were on the book than on the pool.
        boolean bookLeads();

        /// Units that an account could sell, uSCU.
        long freeUnitsMicros(String account);
    }

    /// What one round sends: first the cancels, then the orders.
    public record Moves(List<LiveQuote> cancels, List<LiveQuote> orders) {}

    private static final long LATE_FACTOR = 4;
    private static final long UNANSWERED = -1;

    private final MarketPlan plan;
    private final Quoter quoter;
    private List<LiveQuote> live = List.of();
    private long fairTicks;
    private long boughtMicros;
    private long answeredMicros;
    private long number;
    private int round;

    public MarketMakers(MarketPlan plan, Quoter quoter) {
        this.plan = plan;
        this.quoter = quoter;
        this.fairTicks = plan.startTicks();
    }

    /// Consumers have ordered units, uSCU.
    public void bought(long unitsMicros) {
        boughtMicros += unitsMicros;
    }

    /// Whether consumers have ordered a level since the last round, and a good deal more than they
    /// had when it was answered: quotes that meet a market far from the one they were made for
    /// would only disturb it.
    public boolean isDue(View view) {
        if (answeredMicros < 0 && view.isAnswered()) answeredMicros = boughtMicros;
        return answeredMicros >= 0
                && boughtMicros >= Math.max(plan.levelMicros(), LATE_FACTOR * answeredMicros);
    }

    /// The next round.
    public Moves move(long seriesTicks, View view) {
        long from = fairTicks;
        boolean bookFirst = !view.bookLeads();
        if (round > 0) fairTicks = Quoter.follow(fairTicks, seriesTicks);
        var wanted = quoter.resting(fairTicks, bookFirst, round);
        var changes = Changes.between(remaining(view), wanted);
        var orders = new ArrayList<LiveQuote>();
        align(from, view).ifPresent(quote -> orders.add(sent(quote)));
        if (!bookFirst) orders.add(sent(quoter.replenish(fairTicks, round)));
        var next = new ArrayList<>(changes.keep());
        for (var quote : changes.place()) next.add(sent(quote));
        orders.addAll(next.subList(changes.keep().size(), next.size()));
        live = List.copyOf(next);
        boughtMicros = 0;
        answeredMicros = UNANSWERED;
        round++;
        return new Moves(changes.cancel(), List.copyOf(orders));
    }

    /// Quotes that are not done, with what would be open of them if all that was bought since had
    /// been bought from the cheapest.
    private List<LiveQuote> remaining(View view) {
        var remaining = new ArrayList<LiveQuote>();
        long taken = boughtMicros;
        var cheapestFirst = new ArrayList<>(live);
        cheapestFirst.sort(Comparator.comparingLong(quote -> quote.quote().priceMicros()));
        for (var quote : cheapestFirst) {
            long seen = Math.min(quote.openMicros(), view.openMicros(quote.id()));
            if (view.openMicros(quote.id()) == 0) continue;
            long gone = quote.quote().side() == OrderSide.SELL ? Math.min(taken, seen) : 0;
            taken -= gone;
            remaining.add(quote.withOpen(seen - gone));
        }
        return remaining;
    }

    private Optional<Quote> align(long from, View view) {
        if (fairTicks == from) return Optional.empty();
        long free = view.freeUnitsMicros(quoter.liquidityProvider(round));
        return quoter.align(from, fairTicks, free, round);
    }

    private LiveQuote sent(Quote quote) {
        return LiveQuote.sent(number++, quote);
    }
}
