package ai.hanzo.hmm.bench.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Everything that a run measured.
///
/// @param brokerSeconds until the broker served
public record Report(
        Conditions conditions,
        Measured exchange,
        Measured passThrough,
        double brokerSeconds,
        Memory memory) {

    /// Orders a second flat out, the exchange's by the pass-through's.
    @JsonProperty
    public double throughputRatio() {
        return ratio(exchange.perSecond(), passThrough.perSecond());
    }

    /// Of the medians, the exchange's by the pass-through's.
    static double ratio(Spread exchange, Spread passThrough) {
        return exchange.median() / passThrough.median();
    }
}
