package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.route.Match;
import ai.hanzo.hmm.market.route.Route;
import ai.hanzo.hmm.market.route.RouteSlice;

import java.util.ArrayList;
import java.util.List;

/// A taker's way as its execution tells it: swaps as they were, fills of one price added up.
final class RouteReport {
    private RouteReport() {}

    static List<RouteSlice> of(Route route) {
        var slices = new ArrayList<RouteSlice>();
        for (var match : route.matches()) {
            switch (match) {
                case Match.Prevented _ -> {}
                case Match.Swap swap ->
                        slices.add(
                                new RouteSlice.Swap(
                                        swap.quantityMicros(),
                                        swap.notionalMicros(),
                                        swap.takerFeeMicros(),
                                        swap.before(),
                                        swap.after()));
                case Match.Fill fill -> addTo(slices, fill);
            }
        }
        return List.copyOf(slices);
    }

    private static void addTo(List<RouteSlice> slices, Match.Fill fill) {
        var level =
                new RouteSlice.Level(
                        fill.priceMicros(),
                        fill.quantityMicros(),
                        fill.notionalMicros(),
                        fill.takerFeeMicros());
        if (!slices.isEmpty()
                && slices.getLast() instanceof RouteSlice.Level last
                && last.priceMicros() == level.priceMicros()) {
            slices.removeLast();
            level =
                    new RouteSlice.Level(
                            level.priceMicros(),
                            last.quantityMicros() + level.quantityMicros(),
                            last.notionalMicros() + level.notionalMicros(),
                            last.feeMicros() + level.feeMicros());
        }
        slices.add(level);
    }
}
