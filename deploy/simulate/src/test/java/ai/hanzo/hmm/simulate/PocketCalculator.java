package ai.hanzo.hmm.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reckons a score again from the page that explains it, as its sentences say and with nothing
/// else: the weights, references and folds are read from the page.
final class PocketCalculator {
    private static final BigInteger ONE = BigInteger.valueOf(1_000_000);

    private final JsonNode page;
    private final Map<String, BigInteger> folds = new HashMap<>();
    private int stepsDone;

    private PocketCalculator(JsonNode page) {
        this.page = page;
    }

    /// Fails where a figure of the page does not follow from those before it.
    ///
    /// @return how many buckets were reckoned
    static int check(JsonNode page) {
        var calculator = new PocketCalculator(page);
        calculator.check();
        return calculator.stepsDone;
    }

    private void check() {
        for (var part : page.at("/score/parts")) {
            var metric = part.get("metric").asText();
            var before = page.get("before").get(metric + "Ppm");
            folds.put(
                    metric,
                    before == null
                            ? page.at("/fold/unseenPpm").bigIntegerValue()
                            : before.bigIntegerValue());
        }
        long number = page.at("/before/number").asLong();
        for (var bucket : page.get("buckets")) {
            assertThat(bucket.get("number").asLong()).isEqualTo(++number);
            for (var metric : folds.keySet()) step(bucket, metric);
            stepsDone++;
        }
        score();
    }

    private void step(JsonNode bucket, String metric) {
        var step = bucket.get(metric);
        var as = bucket.get("startMs") + " " + metric;
        var median = median(bucket, metric);
        boolean isAbsence = bucket.get("absent").asBoolean() && metric.equals("availability");
        if (isAbsence) median = BigInteger.ZERO;
        assertThat(step.has("median")).as(as).isEqualTo(median != null);
        if (median == null) {
            assertThat(step.get("step").asText()).as(as).isEqualTo("kept");
        } else {
            assertThat(scaled(step.get("median"))).as(as).isEqualTo(median);
            var normalised = normalised(metric, median);
            assertThat(step.get("normalisedPpm").bigIntegerValue()).as(as).isEqualTo(normalised);
            boolean isFirst = step.get("step").asText().equals("first");
            folds.put(metric, isFirst ? normalised : folded(folds.get(metric), normalised));
        }
        assertThat(step.get("foldPpm").bigIntegerValue()).as(as).isEqualTo(folds.get(metric));
    }

    /// Null where nobody measured it.
    private static BigInteger median(JsonNode bucket, String metric) {
        var name =
                switch (metric) {
                    case "latency" -> "latencyP95Ms";
                    case "throughput" -> metric;
                    default -> metric + "Ppm";
                };
        List<BigInteger> means = new ArrayList<>();
        for (var observer : bucket.get("observed")) {
            if (observer.has(name)) means.add(scaled(observer.get(name)));
        }
        means.sort(null);
        return means.isEmpty() ? null : means.get((means.size() - 1) / 2);
    }

    private BigInteger normalised(String metric, BigInteger median) {
        return switch (metric) {
            case "latency" -> {
                if (median.compareTo(reference("latencyMaximumMs")) >= 0) yield BigInteger.ZERO;
                if (median.signum() == 0) yield ONE;
                yield ONE.multiply(reference("latencyReferenceMs")).divide(median).min(ONE);
            }
            case "throughput" ->
                    ONE.multiply(median).divide(reference("throughputReference")).min(ONE);
            case "availability" -> linear(median, "availabilityNonePpm", "availabilityFullPpm");
            default -> linear(median, "accuracyChancePpm", "accuracyReferencePpm");
        };
    }

    private BigInteger linear(BigInteger median, String none, String full) {
        var above = median.subtract(reference(none)).max(BigInteger.ZERO);
        return ONE.multiply(above).divide(reference(full).subtract(reference(none))).min(ONE);
    }

    private BigInteger folded(BigInteger before, BigInteger normalised) {
        var old = page.at("/fold/oldPpm").bigIntegerValue().multiply(before);
        return old.add(page.at("/fold/newPpm").bigIntegerValue().multiply(normalised)).divide(ONE);
    }

    private void score() {
        var sum = BigDecimal.ZERO;
        for (var part : page.at("/score/parts")) {
            var fold = folds.get(part.get("metric").asText());
            assertThat(part.get("foldPpm").bigIntegerValue()).isEqualTo(fold);
            var weighted = part.get("weightPpm").bigIntegerValue().multiply(fold);
            assertThat(scaled(part.get("part"))).isEqualTo(weighted);
            sum = sum.add(new BigDecimal(part.get("part").asText()));
        }
        assertThat(new BigDecimal(page.at("/score/sum").asText())).isEqualByComparingTo(sum);
        var score = sum.toBigInteger();
        assertThat(page.get("scorePpm").bigIntegerValue()).isEqualTo(score);
        var grade = score.add(page.at("/grade/gradeFloorPpm").bigIntegerValue());
        assertThat(page.get("gradePpm").bigIntegerValue()).isEqualTo(grade);
        assertThat(scaled(page.at("/grade/priceMultiplier"))).isEqualTo(grade);
    }

    private BigInteger reference(String name) {
        return scaled(page.get("references").get(name));
    }

    /// A decimal in quotes in millionths, a number as it is.
    private static BigInteger scaled(JsonNode value) {
        return value.isTextual()
                ? new BigDecimal(value.asText()).movePointRight(6).toBigIntegerExact()
                : value.bigIntegerValue();
    }
}
