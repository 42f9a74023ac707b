package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.example.Amounts.MARKET;
import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.MarketEvent.Allocated;
import ai.hanzo.hmm.market.example.Proof;
import ai.hanzo.hmm.market.laws.Floor;
import ai.hanzo.hmm.market.quality.RawMetrics;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.OptionalLong;

/// How much raw capacity an allocation is of, and until when, in markets of each kind (rules,
/// sections 2, 3 and 9). Of 10 units bought at a grade of 1 it is 10 raw, at the golden 1.266 it is
/// 7.898895; expiry is settlement + 120 s + raw x seconds / rate, rounded up to a ms.
class KindsTest {
    private static final String GOOD = "766000";

    @ParameterizedTest
    @CsvSource({
        // kind            , seconds, score , rate , raw     , duration in ms, of
        "gpu-inference      , 1000000, 500000,   50, 10      ,    200000000", // tokens/s
        "gpu-inference      , 1000000, 766000,   50, 7.898895,    157977900",
        "gpu-training       ,    3600, 500000,    8, 10      ,      4500000", // GPUs
        "gpu-training       ,    3600, 766000,    8, 7.898895,      3554503", // 3,554,502.75
        "gpu-fine-tuning    ,    3600, 500000,    1, 10      ,     36000000",
        "gpu-fine-tuning    ,    3600, 766000,    1, 7.898895,     28436022",
        "gpu-memory         ,    3600, 500000,   80, 10      ,       450000", // GB of VRAM
        "gpu-memory         ,    3600, 766000,   80, 7.898895,       355451", // 355,450.275
        "model-hllm         , 1000000, 500000,  100, 10      ,    100000000", // tokens/s
        "model-hllm         , 1000000, 766000,  100, 7.898895,     78988950",
        "model-custom       , 1000000, 500000,    3, 10      ,   3333333334", // .33
        "model-custom       , 1000000, 766000,    3, 7.898895,   2632965000",
        "model-embeddings   , 1000000, 500000,  500, 10      ,     20000000", // vectors/s
        "model-embeddings   , 1000000, 766000,  500, 7.898895,     15797790",
        "model-agents       ,    3600, 500000,    4, 10      ,      9000000", // agents
        "model-agents       ,    3600, 766000,    4, 7.898895,      7109006", // 7,109,005.5
        "storage-models     ,   86400, 500000,    1, 10      ,    864000000", // GB
        "storage-models     ,   86400, 766000,    1, 7.898895,    682464528",
        "storage-datasets   ,   86400, 500000,   10, 10      ,     86400000",
        "storage-datasets   ,   86400, 766000,   10, 7.898895,     68246453", // 68,246,452.8
        "storage-vectors    ,   86400, 500000,  0.5, 10      ,   1728000000",
        "storage-vectors    ,   86400, 766000,  0.5, 7.898895,   1364929056",
        "storage-checkpoints,   86400, 500000,    7, 10      ,    123428572", // 123,428,571.4
        "storage-checkpoints,   86400, 766000,    7, 7.898895,     97494933", // 97,494,932.6
    })
    void ten_units_last(
            String kind, long seconds, String score, String rate, String raw, long durationMs) {
        var floor = Floor.open(Floor.terms(MARKET, kind, seconds));
        floor.ledger().deposit("p", micros("1000"));
        floor.ledger().deposit("alice", micros("1000"));
        floor.send(new MarketInput.Bond("p", "b", micros("110")));
        floor.attest("p");
        if (score.equals(GOOD)) {
            var metrics = RawMetrics.of(400, 40_000_000, 998_902, 900_000);
            floor.send(new MarketInput.FoldQuality("p", 1, metrics, List.of()));
        }
        floor.send(new MarketInput.Issue("p", "i", micros("20"), micros("1000"), Proof.keyOf("p")));
        floor.send(sell("p", 10).at(2).id("s").placed());
        var order = buy("alice", 10).at(2).delivered().rate(rate).id("o").placed();

        var allocation =
                floor.send(order).stream()
                        .filter(Allocated.class::isInstance)
                        .map(event -> ((Allocated) event).allocation())
                        .findAny()
                        .orElseThrow();

        assertThat(allocation.rawMicros()).isEqualTo(micros(raw));
        assertThat(allocation.expiryMs()).isEqualTo(Floor.START_MS + 120_000 + durationMs);
        assertThat(order.rateMicros()).isEqualTo(OptionalLong.of(allocation.rateMicros()));
    }
}
