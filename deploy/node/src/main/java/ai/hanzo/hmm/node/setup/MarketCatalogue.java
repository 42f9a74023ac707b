package ai.hanzo.hmm.node.setup;

import ai.hanzo.hmm.market.allocation.ServiceTerms;
import ai.hanzo.hmm.node.CannotStart;
import ai.hanzo.hmm.wire.MarketDefinition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The kinds of compute and the markets in them, read from a JSON file, so that another market
/// needs no other program. Amounts are decimal strings, as at the door (rules, section 2).
public final class MarketCatalogue {
    private static final String BUILT_IN = "/markets.json";
    private static final int DECIMALS = 6;
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private MarketCatalogue() {}

    /// What is traded, in which unit, and how long that takes.
    private record Kind(String rawUnit, long secondsPerRaw, String rateUnit) {}

    /// @param throughputReference units of rate, as a provider's telemetry counts them
    private record Market(
            String market,
            String defaultRate,
            String tick,
            String lot,
            String minNotional,
            String referencePrice,
            long latencyReferenceMs,
            long latencyMaximumMs,
            String throughputReference,
            int accuracyChancePpm,
            int accuracyReferencePpm,
            List<String> observers,
            long startWithinMs,
            long heartbeatMs,
            long faultAfterMs,
            long disputeWithinMs) {}

    private record Catalogue(Map<String, Kind> kinds, List<Market> markets) {}

    /// The markets that come with the program.
    public static List<MarketDefinition> builtIn() {
        try (var stream = MarketCatalogue.class.getResourceAsStream(BUILT_IN)) {
            return definitions(BUILT_IN, stream);
        } catch (IOException e) {
            throw new UncheckedIOException(BUILT_IN, e);
        }
    }

    /// The markets of a file.
    ///
    /// @throws CannotStart when it cannot be read, or is not such a catalogue
    public static List<MarketDefinition> read(Path file) {
        try (var stream = Files.newInputStream(file)) {
            return definitions(file.toString(), stream);
        } catch (JsonProcessingException e) {
            throw new CannotStart(file + " is no catalogue of markets: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new CannotStart("cannot read the catalogue of markets: " + e, e);
        }
    }

    private static List<MarketDefinition> definitions(String file, InputStream stream)
            throws IOException {
        var tree = JSON.readTree(stream);
        for (var market : tree.path("markets")) {
            if (market instanceof ObjectNode fields) withUsualTimes(fields);
        }
        var catalogue = JSON.treeToValue(tree, Catalogue.class);
        return catalogue.markets().stream()
                .map(market -> definition(file, catalogue.kinds(), market))
                .toList();
    }

    /// The times of allocations may be left out.
    private static void withUsualTimes(ObjectNode market) {
        var usual = ServiceTerms.USUAL;
        var times =
                Map.of(
                        "startWithinMs", usual.startWithinMs(),
                        "heartbeatMs", usual.heartbeatMs(),
                        "faultAfterMs", usual.faultAfterMs(),
                        "disputeWithinMs", usual.disputeWithinMs());
        times.forEach(
                (name, ms) -> {
                    if (!market.has(name)) market.put(name, ms);
                });
    }

    private static MarketDefinition definition(
            String file, Map<String, Kind> kinds, Market market) {
        try {
            return definition(kind(kinds, market.market()), market);
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new CannotStart("%s: %s: %s".formatted(file, market.market(), e.getMessage()), e);
        }
    }

    private static Kind kind(Map<String, Kind> kinds, String market) {
        if (!market.matches("[a-z0-9-]+/[a-z0-9-]+")) {
            throw new IllegalArgumentException("a market is named <kind>/<class>");
        }
        var name = market.substring(0, market.indexOf('/'));
        var kind = kinds.get(name);
        if (kind == null) throw new IllegalArgumentException("unknown kind " + name);
        return kind;
    }

    private static MarketDefinition definition(Kind kind, Market market) {
        long tick = micros(market.tick());
        long lot = micros(market.lot());
        if (Math.multiplyExact(tick, lot) % 1_000_000 != 0) {
            throw new IllegalArgumentException("tick x lot must be whole millionths");
        }
        var times =
                new ServiceTerms(
                        market.startWithinMs(),
                        market.heartbeatMs(),
                        market.faultAfterMs(),
                        market.disputeWithinMs());
        return MarketDefinition.newBuilder()
                .setMarket(market.market())
                .setRawUnit(kind.rawUnit())
                .setSecondsPerRaw(kind.secondsPerRaw())
                .setRateUnit(kind.rateUnit())
                .setDefaultRateMicros(micros(market.defaultRate()))
                .setTickMicros(tick)
                .setLotMicros(lot)
                .setMinNotionalMicros(micros(market.minNotional()))
                .setReferencePriceMicros(micros(market.referencePrice()))
                .setLatencyReferenceMs(market.latencyReferenceMs())
                .setLatencyMaximumMs(market.latencyMaximumMs())
                .setThroughputReferenceMicros(micros(market.throughputReference()))
                .setAccuracyChancePpm(market.accuracyChancePpm())
                .setAccuracyReferencePpm(market.accuracyReferencePpm())
                .setObservers(market.observers())
                .setStartWithinMs(times.startWithinMs())
                .setHeartbeatMs(times.heartbeatMs())
                .setFaultAfterMs(times.faultAfterMs())
                .setDisputeWithinMs(times.disputeWithinMs())
                .build();
    }

    /// Millionths of a decimal above 0.
    private static long micros(String decimal) {
        long micros = new BigDecimal(decimal).movePointRight(DECIMALS).longValueExact();
        if (micros <= 0) throw new IllegalArgumentException("must be > 0: " + decimal);
        return micros;
    }
}
