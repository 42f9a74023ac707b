package ai.hanzo.hmm.door.metrics;

import ai.hanzo.hmm.door.problem.Problem;

import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// `hmm_conservation_difference{asset}`: by how much what is there differs from what came in, in
/// whole units of the asset. At rest it is 0; while commands are under way it swings around that.
/// While the views cannot be read there is no figure.
public final class ConservationMeters {
    private final Supplier<Map<String, BigDecimal>> differences;
    private final MultiGauge gauge;
    private final Few assets = new Few(2 * Counters.MOST + 1);

    /// @param differences by asset
    public ConservationMeters(Meters meters, Supplier<Map<String, BigDecimal>> differences) {
        this.differences = differences;
        gauge =
                MultiGauge.builder("hmm.conservation.difference")
                        .description("What is there less what must be there; 0 at rest")
                        .register(meters.registry());
        meters.beforeEachScrape(this::refresh);
    }

    private void refresh() {
        gauge.register(rows(), true);
    }

    private List<Row<?>> rows() {
        try {
            var rows = new ArrayList<Row<?>>();
            differences.get().forEach((asset, difference) -> add(rows, asset, difference));
            return rows;
        } catch (Problem notNow) {
            return List.of();
        }
    }

    private void add(List<Row<?>> rows, String asset, BigDecimal difference) {
        if (assets.of(asset).equals(asset)) {
            rows.add(Row.of(Tags.of("asset", asset), difference.doubleValue()));
        }
    }
}
