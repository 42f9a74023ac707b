package ai.hanzo.hmm.bench.report;

/// Everything that a run measured.
///
/// @param brokerSeconds until the broker served
public record Report(
        Conditions conditions,
        Measured exchange,
        Measured passThrough,
        double brokerSeconds,
        Memory memory) {

    /// Of the medians, the exchange's by the pass-through's.
    static double ratio(Spread exchange, Spread passThrough) {
        return exchange.median() / passThrough.median();
    }
}
