package ai.hanzo.hmm.local.demo.input;

import ai.hanzo.hmm.market.units.Micros;

import java.util.List;

/// Prices in order of time, at least one. The demo spreads the series evenly over the length of its
/// trace, since the two were recorded at different times.
///
/// @param points at least one
public record PriceSeries(List<PricePoint> points) {
    public PriceSeries {
        points = List.copyOf(points);
        if (points.isEmpty()) throw new IllegalArgumentException("a price series needs a price");
    }

    /// The price at `part` of `whole`; the first before, the last after.
    public PricePoint at(long part, long whole) {
        if (part <= 0) return points.getFirst();
        if (part >= whole) return points.getLast();
        return points.get((int) Micros.mulDivDown(part, points.size(), whole));
    }
}
