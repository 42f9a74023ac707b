package ai.hanzo.hmm.bench.tokens;

import ai.hanzo.hmm.bench.report.Conditions;
import ai.hanzo.hmm.bench.report.Rate;
import ai.hanzo.hmm.bench.report.Spread;

import com.fasterxml.jackson.annotation.JsonProperty;

import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.Function;

/// What a run measured.
///
/// @param exchange from when an order was due until the token of its allocation was read
/// @param passThrough the same through three empty hops
/// @param counts what was sent and what came of it, the warm-up included
public record TokenMeasured(Conditions conditions, Rate exchange, Rate passThrough, Counts counts) {
    private static final String ROW = "%-26s %26s %26s %7s   %s";

    /// What was sent to the exchange and what came of it.
    ///
    /// @param orders all commands
    /// @param wantTokens of them, purchases to be delivered at once
    /// @param tokens read and usable, each of another allocation of another purchase
    /// @param verifyMicros what it took to verify a token, µs
    public record Counts(long orders, long wantTokens, long tokens, double verifyMicros) {
        /// @throws IllegalStateException when tokens are missing
        public Counts {
            if (tokens != wantTokens) {
                throw new IllegalStateException(
                        "%,d purchases have %,d tokens".formatted(wantTokens, tokens));
            }
        }
    }

    /// Medians at the middle of all orders, the exchange's by the pass-through's.
    @JsonProperty
    public double ratioP50() {
        return exchange.p50().median() / passThrough.p50().median();
    }

    /// The same at the 99th of a hundred.
    @JsonProperty
    public double ratioP99() {
        return exchange.p99().median() / passThrough.p99().median();
    }

    /// For people.
    public String page() {
        var page = new StringJoiner(System.lineSeparator());
        conditions(page);
        page.add("");
        page.add(
                ROW.formatted("order to token", "exchange", "pass-through", "ratio", "aim")
                        .stripTrailing());
        line(page, "p50 ms", Rate::p50, "< 50 ms");
        line(page, "p90 ms", Rate::p90, "");
        line(page, "p99 ms", Rate::p99, "< 150 ms");
        line(page, "p99.9 ms", Rate::p999, "");
        line(page, "longest ms", Rate::max, "");
        page.add("");
        page.add("median of the rounds (least - most); a ratio is of the medians");
        page.add(
                say(
                        "the exchange took %,d orders, %,d of them purchases delivered at once:"
                                + " %,d tokens, none missing, each verified (%.0f µs)",
                        counts.orders(),
                        counts.wantTokens(),
                        counts.tokens(),
                        counts.verifyMicros()));
        return page.toString();
    }

    private void conditions(StringJoiner page) {
        page.add(
                say(
                        "%d processors, Java %s; broker, streams and load in one JVM; %d stream"
                                + " thread(s), %d partitions a group, commit every %d ms",
                        conditions.processors(),
                        conditions.java(),
                        conditions.threads(),
                        conditions.partitions(),
                        conditions.commitIntervalMs()));
        page.add(say("load: %,d orders/s, %s", exchange.perSecond(), conditions.mix()));
        page.add(
                "timed from when a purchase was due to be sent until a read-committed consumer had"
                        + " the token of its allocation");
        page.add(
                "each token is verified after its round, against the published keys and the"
                        + " allocation: that is time of a provider's machine");
        page.add(
                say(
                        "%d rounds in turns, %.0f s measured each, after a warm-up",
                        conditions.rounds(), conditions.measuredSeconds()));
    }

    private void line(StringJoiner page, String name, Function<Rate, Spread> figure, String aim) {
        var ours = figure.apply(exchange);
        var theirs = figure.apply(passThrough);
        var ratio = say("%.2f", ours.median() / theirs.median());
        page.add(ROW.formatted(name, tenths(ours), tenths(theirs), ratio, aim).stripTrailing());
    }

    private static String tenths(Spread spread) {
        return say("%,.1f (%,.1f - %,.1f)", spread.median(), spread.least(), spread.most());
    }

    private static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
