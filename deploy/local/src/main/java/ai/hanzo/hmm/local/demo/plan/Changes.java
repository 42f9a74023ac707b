package ai.hanzo.hmm.local.demo.plan;

import java.util.ArrayList;
import java.util.List;

/// What turns the quotes that are live into those that are wanted.
///
/// @param cancel live quotes that go
/// @param keep live quotes that stay
/// @param place quotes to send
public record Changes(List<LiveQuote> cancel, List<LiveQuote> keep, List<Quote> place) {
    /// A live quote stays where one is wanted at its price and at least half of it is open,
    /// whoever's it is.
    public static Changes between(List<LiveQuote> live, List<Quote> wanted) {
        var cancel = new ArrayList<LiveQuote>();
        var keep = new ArrayList<LiveQuote>();
        var place = new ArrayList<>(wanted);
        for (var quote : live) {
            var taken = place.stream().filter(want -> suffices(quote, want)).findFirst();
            taken.ifPresentOrElse(
                    want -> {
                        place.remove(want);
                        keep.add(quote);
                    },
                    () -> cancel.add(quote));
        }
        return new Changes(List.copyOf(cancel), List.copyOf(keep), List.copyOf(place));
    }

    private static boolean suffices(LiveQuote live, Quote want) {
        return live.quote().sharesLevel(want) && 2 * live.openMicros() >= want.quantityMicros();
    }
}
