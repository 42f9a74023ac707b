package ai.hanzo.hmm.door.request;

import static ai.hanzo.hmm.door.problem.Code.INVALID_VALUE;
import static ai.hanzo.hmm.door.problem.Code.TICK_SIZE;

import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.wire.CreateMarket;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.MarketPhase;
import ai.hanzo.hmm.wire.OperatorCommand;
import ai.hanzo.hmm.wire.SetMarketPhase;
import ai.hanzo.hmm.wire.SetMarketTerms;

import java.math.BigInteger;
import java.util.Optional;

/// What the operator says about a market (rules, section 2).
public final class MarketRequests {
    private static final int MAX_OBSERVERS = 64;
    private static final long YEAR_MS = 365L * 24 * 60 * 60 * 1000;

    /// Of the times of allocations, which may be sold for long.
    private static final long LONGEST_MS = 1_000_000_000_000L;

    /// So many suspend an allocation.
    private static final int MISSED_HEARTBEATS = 3;

    private MarketRequests() {}

    /// The fields of a market as `GET /v1/markets` shows them, `phase` (ACTIVE unless given) and
    /// the operator's `id` of the command.
    ///
    /// @param key the `Idempotency-Key` header
    public static OperatorCommand create(Fields fields, Optional<String> key) {
        var id = Names.idOf("id", fields.id("id"), key);
        var definition = definition(fields);
        var create = CreateMarket.newBuilder().setDefinition(definition);
        if (fields.has("phase")) create.setPhase(fields.choice("phase", MarketPhase.class));
        fields.end();
        return new OperatorCommand(definition.getMarket(), id, create.build());
    }

    /// The fields of a market as `GET /v1/markets` shows them, and the operator's `id` of the
    /// command. All of them are said anew.
    ///
    /// @param key the `Idempotency-Key` header
    public static OperatorCommand terms(String market, Fields fields, Optional<String> key) {
        var id = Names.idOf("id", fields.id("id"), key);
        var definition = definition(fields);
        fields.end();
        if (!definition.getMarket().equals(market)) {
            throw Problem.of(INVALID_VALUE, "market", "the terms are of another market")
                    .with("market", definition.getMarket());
        }
        return new OperatorCommand(market, id, new SetMarketTerms(definition));
    }

    /// `phase` and the operator's `id` of the command.
    ///
    /// @param key the `Idempotency-Key` header
    public static OperatorCommand phase(String market, Fields fields, Optional<String> key) {
        var id = Names.idOf("id", fields.id("id"), key);
        var phase = new SetMarketPhase(fields.choice("phase", MarketPhase.class));
        fields.end();
        return new OperatorCommand(market, id, phase);
    }

    private static MarketDefinition definition(Fields fields) {
        var definition =
                MarketDefinition.newBuilder()
                        .setMarket(fields.market())
                        .setRawUnit(fields.text("rawUnit"))
                        .setSecondsPerRaw(fields.whole("secondsPerRaw", 1, Integer.MAX_VALUE))
                        .setRateUnit(fields.text("rateUnit"))
                        .setDefaultRateMicros(fields.positive("defaultRate"))
                        .setTickMicros(fields.positive("tick"))
                        .setLotMicros(fields.positive("lot"))
                        .setMinNotionalMicros(fields.amount("minNotional"))
                        .setReferencePriceMicros(fields.positive("referencePrice"))
                        .setLatencyReferenceMs(fields.whole("latencyReferenceMs", 1, YEAR_MS))
                        .setLatencyMaximumMs(fields.whole("latencyMaximumMs", 1, YEAR_MS))
                        .setThroughputReferenceMicros(fields.positive("throughputReference"));
        checkSteps(definition.getTickMicros(), definition.getLotMicros());
        if (fields.has("bondPpm")) {
            definition.setBondPpm((int) fields.whole("bondPpm", 0, Integer.MAX_VALUE));
        }
        if (fields.has("gradeFloorPpm")) definition.setGradeFloorPpm(fields.ppm("gradeFloorPpm"));
        if (fields.has("bucketMs")) definition.setBucketMs(fields.whole("bucketMs", 1, YEAR_MS));
        if (fields.has("graceMs")) definition.setGraceMs(fields.whole("graceMs", 0, YEAR_MS));
        if (fields.has("accuracyChancePpm")) {
            definition.setAccuracyChancePpm(fields.ppm("accuracyChancePpm"));
        }
        if (fields.has("accuracyReferencePpm")) {
            definition.setAccuracyReferencePpm(fields.ppm("accuracyReferencePpm"));
        }
        if (fields.has("observers")) {
            definition.setObservers(fields.accounts("observers", MAX_OBSERVERS));
        }
        service(fields, definition);
        return checked(definition.build());
    }

    /// The times of its allocations; those that are not given are the usual ones.
    private static void service(Fields fields, MarketDefinition.Builder definition) {
        if (fields.has("startWithinMs")) {
            definition.setStartWithinMs(fields.whole("startWithinMs", 1, LONGEST_MS));
        }
        if (fields.has("heartbeatMs")) {
            definition.setHeartbeatMs(fields.whole("heartbeatMs", 1, LONGEST_MS));
        }
        if (fields.has("faultAfterMs")) {
            definition.setFaultAfterMs(fields.whole("faultAfterMs", 1, LONGEST_MS));
        }
        if (fields.has("disputeWithinMs")) {
            definition.setDisputeWithinMs(fields.whole("disputeWithinMs", 0, LONGEST_MS));
        }
    }

    private static MarketDefinition checked(MarketDefinition definition) {
        long silenceMs = MISSED_HEARTBEATS * definition.getHeartbeatMs();
        if (definition.getFaultAfterMs() > silenceMs) return definition;
        throw Problem.of(
                INVALID_VALUE,
                "faultAfterMs",
                "faultAfterMs must be above three times heartbeatMs: " + silenceMs);
    }

    /// Only then is every notional on the book a whole number of micro-units.
    private static void checkSteps(long tickMicros, long lotMicros) {
        var product = BigInteger.valueOf(tickMicros).multiply(BigInteger.valueOf(lotMicros));
        if (product.mod(BigInteger.valueOf(1_000_000)).signum() == 0) return;
        throw Problem.of(TICK_SIZE, "tick", "tick x lot must be a multiple of 0.000001")
                .with("tick", Decimals.show(tickMicros))
                .with("lot", Decimals.show(lotMicros));
    }
}
