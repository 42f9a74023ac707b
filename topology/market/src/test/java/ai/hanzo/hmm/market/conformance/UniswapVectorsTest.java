package ai.hanzo.hmm.market.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.market.pool.PlainPair;
import ai.hanzo.hmm.market.pool.PlainPair.Reverted;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.util.Map;

/// What Uniswap v2's own tests expect of it holds in the pool's referee.
class UniswapVectorsTest {
    private static final int FEE = 3;
    private static final BigInteger THOUSAND = BigInteger.valueOf(1_000);

    @Test
    void swaps_give_exactly_what_v2_gives_and_not_one_unit_more() {
        var rows = SharedData.csv("uniswap/v2_swaps_a.csv");
        rows.forEach(UniswapVectorsTest::swaps);
        assertThat(rows).hasSize(13);
    }

    private static void swaps(Map<String, String> row) {
        var pair = pair(row, "0");
        var paid = row.get("amount_in");
        var out = row.get("amount_out");
        boolean zeroForOne = row.get("direction").startsWith("0->1");
        if (row.get("direction").startsWith("0->0")) {
            pair.swap(big(paid), BigInteger.ZERO, big(out), BigInteger.ZERO);
            reverts("K", () -> pair.swap(big(paid), BigInteger.ZERO, more(out), BigInteger.ZERO));
        } else if (out.equals("REVERT")) {
            reverts(row.get("note"), () -> pair.amountOut(big(paid), zeroForOne));
        } else if (paid.equals("REVERT")) {
            reverts(row.get("note"), () -> pair.amountIn(big(out), zeroForOne));
        } else if (row.get("rule").equals("EXACT_OUT")) {
            assertThat(pair.amountIn(big(out), zeroForOne)).as("%s", row).isEqualTo(big(paid));
        } else {
            assertThat(pair.amountOut(big(paid), zeroForOne)).as("%s", row).isEqualTo(big(out));
            pair.swap(big(paid), big(out), zeroForOne);
            reverts("K", () -> pair.swap(big(paid), more(out), zeroForOne));
        }
    }

    @Test
    void quotes_are_at_the_ratio_of_the_reserves() {
        var rows = SharedData.csv("uniswap/v2_quote_a.csv");
        for (var row : rows) {
            var amount = big(row.get("amountA"));
            var a = big(row.get("reserveA"));
            var b = big(row.get("reserveB"));
            var expected = row.get("expectedB");
            if (expected.startsWith("REVERT ")) {
                reverts(expected.substring(7), () -> PlainPair.quote(amount, a, b));
            } else {
                assertThat(PlainPair.quote(amount, a, b)).isEqualTo(expected);
            }
        }
        assertThat(rows).hasSize(3);
    }

    /// v2's example of a trade to a known price pays `sqrt(k price / 0.997) - reserve / 0.997`.
    @Test
    void a_swap_to_a_price_pays_and_gets_what_v2s_example_does() {
        var rows = SharedData.csv("uniswap/v2_swap_to_price_a.csv");
        for (var row : rows) {
            assertThat(row.get("tokenIn")).isEqualTo("token0");
            var pair = pair(row, "0");
            var price0 = big(row.get("truePrice0"));
            var price1 = big(row.get("truePrice1"));
            var kept = BigInteger.valueOf(1_000 - FEE);
            var k = pair.reserve0().multiply(pair.reserve1());
            var to = k.multiply(THOUSAND).multiply(price0).divide(price1.multiply(kept)).sqrt();
            var paid = to.subtract(pair.reserve0().multiply(THOUSAND).divide(kept));

            assertThat(paid).isEqualTo(row.get("expectedAmountIn"));
            assertThat(pair.amountOut(paid, true)).isEqualTo(row.get("expectedAmountOut"));
        }
        assertThat(rows).hasSize(1);
    }

    @Test
    void liquidity_comes_and_goes_as_in_v2() {
        var cases = SharedData.json("uniswap/v2_liquidity_a.json");
        for (var vector : cases) {
            if (vector.has("ops")) session(vector);
            else single(vector);
        }
        assertThat(cases).hasSize(7);
    }

    private static void session(JsonNode vector) {
        boolean pays = vector.path("feeTo").asBoolean();
        var pair = PlainPair.empty(FEE);
        var gave = new PlainPair.Gave(BigInteger.ZERO, BigInteger.ZERO, pair);
        var protocol = BigInteger.ZERO;
        for (var op : vector.get("ops")) {
            if (op.get("op").asText().equals("swap")) {
                pair = pair.swap(big(op, "in1"), big(op, "out0"), false);
                continue;
            }
            var paid = pair.protocolPaid();
            protocol = protocol.add(paid.shares().subtract(pair.shares()));
            boolean mints = op.get("op").asText().equals("mint");
            gave =
                    mints
                            ? paid.mint(big(op, "amount0"), big(op, "amount1"))
                            : paid.burn(big(op, "liquidity"));
            pair = pays ? gave.after().growthFromHere() : gave.after();
        }
        for (var expected : vector.get("expected").properties()) {
            var is =
                    switch (expected.getKey()) {
                        case "totalSupply" -> pair.shares();
                        case "reserve0" -> pair.reserve0();
                        case "reserve1" -> pair.reserve1();
                        case "lpWallet", "amount0Out" -> gave.first();
                        case "amount1Out" -> gave.second();
                        case "lpFeeTo" -> protocol;
                        case "lpLockedForever" -> pair.shares().subtract(gave.first());
                        default -> throw new AssertionError(expected.getKey());
                    };
            assertThat(is)
                    .as("%s %s", vector.get("id"), expected)
                    .isEqualTo(expected.getValue().asText());
        }
    }

    private static void single(JsonNode vector) {
        var k = vector.path("feeOn").asBoolean() ? big(vector, "kLast") : BigInteger.ZERO;
        var pair =
                new PlainPair(
                        FEE,
                        big(vector, "reserve0"),
                        big(vector, "reserve1"),
                        big(vector, "totalSupply"),
                        k);
        if (vector.has("burn")) {
            var gave = pair.protocolPaid().burn(big(vector, "burn"));
            assertThat(gave.first()).isEqualTo(vector.get("expected0").asText());
            if (vector.has("expected1")) {
                assertThat(gave.second()).isEqualTo(vector.get("expected1").asText());
            }
            return;
        }
        var amount0 = new BigInteger(vector.get("mint").get(0).asText());
        var amount1 = new BigInteger(vector.get("mint").get(1).asText());
        var expected = vector.get("expected").asText();
        if (expected.startsWith("ERROR")) {
            reverts("INSUFFICIENT_LIQUIDITY_MINTED", () -> pair.mint(amount0, amount1));
        } else {
            assertThat(pair.mint(amount0, amount1).first()).isEqualTo(expected);
        }
    }

    private static PlainPair pair(Map<String, String> row, String shares) {
        return new PlainPair(
                FEE,
                big(row.get("reserve0")),
                big(row.get("reserve1")),
                big(shares),
                BigInteger.ZERO);
    }

    private static void reverts(String reason, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(Reverted.class).hasMessage(reason);
    }

    private static BigInteger big(String digits) {
        return new BigInteger(digits);
    }

    private static BigInteger big(JsonNode node, String field) {
        return big(node.get(field).asText());
    }

    private static BigInteger more(String digits) {
        return big(digits).add(BigInteger.ONE);
    }
}
