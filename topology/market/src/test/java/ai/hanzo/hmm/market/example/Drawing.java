package ai.hanzo.hmm.market.example;

import static ai.hanzo.hmm.market.example.Amounts.decimal;
import static ai.hanzo.hmm.market.example.Amounts.micros;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.state.RestingOrder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// A book as text, one price a line, highest first. A cell is a quantity, or several with their
/// accounts in order of arrival: `2 bob, 3 carl`.
///
/// ```
///   bid | price | ask
///       |   104 |   2 bob, 3 carl
///     7 |   101 |
/// ```
record Drawing(List<Resting> orders) {
    static final String NOBODY = "maker";

    record Resting(Side side, long priceMicros, long quantityMicros, String account) {
        String told(boolean named) {
            var quantity = decimal(quantityMicros);
            return named ? quantity + " " + account : quantity;
        }
    }

    static Drawing of(String text) {
        var orders = new ArrayList<Resting>();
        for (var line : text.strip().lines().toList()) {
            var cells = line.split("\\|", -1);
            if (cells.length != 3) throw new IllegalArgumentException("three cells: " + line);
            if (cells[1].strip().equals("price")) continue;
            long price = micros(cells[1]);
            orders.addAll(cell(Side.BUY, price, cells[0]));
            orders.addAll(cell(Side.SELL, price, cells[2]));
        }
        return new Drawing(orders);
    }

    /// What rests, drawn as this drawing is: with accounts if it has any.
    static Drawing of(Collection<RestingOrder> resting) {
        return new Drawing(
                resting.stream()
                        .sorted(Comparator.comparingLong(RestingOrder::sequence))
                        .map(
                                o ->
                                        new Resting(
                                                o.side(),
                                                o.priceMicros(),
                                                o.openMicros(),
                                                o.account()))
                        .toList());
    }

    boolean isNamed() {
        return orders.stream().anyMatch(o -> !o.account().equals(NOBODY));
    }

    /// One line a price and side; of orders without names the sum.
    String told(boolean named) {
        var lines = new ArrayList<String>();
        var places =
                orders.stream()
                        .map(o -> new Resting(o.side(), o.priceMicros(), 0, ""))
                        .distinct()
                        .sorted(
                                Comparator.comparing(Resting::side)
                                        .thenComparing(Resting::priceMicros))
                        .toList();
        for (var place : places) {
            var there =
                    orders.stream()
                            .filter(o -> o.side() == place.side())
                            .filter(o -> o.priceMicros() == place.priceMicros())
                            .toList();
            var what =
                    named
                            ? String.join(", ", there.stream().map(o -> o.told(true)).toList())
                            : decimal(there.stream().mapToLong(Resting::quantityMicros).sum());
            lines.add(place.side() + " at " + decimal(place.priceMicros()) + ": " + what);
        }
        return String.join("\n", lines);
    }

    private static List<Resting> cell(Side side, long price, String cell) {
        if (cell.isBlank()) return List.of();
        return Arrays.stream(cell.split(","))
                .map(part -> part.strip().split(" +"))
                .map(
                        part ->
                                new Resting(
                                        side,
                                        price,
                                        micros(part[0]),
                                        part.length > 1 ? part[1] : NOBODY))
                .toList();
    }
}
