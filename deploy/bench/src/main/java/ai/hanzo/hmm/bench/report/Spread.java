package ai.hanzo.hmm.bench.report;

import java.util.List;

/// One figure, measured in every round: the machine is shared, so the rounds differ.
public record Spread(double least, double median, double most) {
    /// @param rounds at least one
    public static Spread of(List<Double> rounds) {
        if (rounds.isEmpty()) throw new IllegalArgumentException("no rounds");
        var sorted = rounds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median =
                sorted.size() % 2 == 1
                        ? sorted.get(middle)
                        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(sorted.getFirst(), median, sorted.getLast());
    }
}
