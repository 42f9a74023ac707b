package ai.hanzo.hmm.market.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.pool.PlainPair;
import ai.hanzo.hmm.market.pool.PlainPair.Reverted;

import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Two hundred operations that the genuine contracts of Uniswap v2 were recorded at: the referee
/// gives what they gave, refuses what they refused, and stands where they stood after each.
class UniswapSessionTest {
    private static final int FEE = 3;
    private static final String REVERT = "REVERT UniswapV2: ";

    private PlainPair pair = PlainPair.empty(FEE);
    private BigInteger wallet = BigInteger.ZERO;
    private long updatedS;
    private BigInteger cumulative0 = BigInteger.ZERO;
    private BigInteger cumulative1 = BigInteger.ZERO;

    @Test
    void the_recorded_session_is_repeated_to_the_unit() {
        var counts = new TreeMap<String, Integer>();
        for (var row : SharedData.csv("uniswap/v2_evm_session_feeoff.csv")) {
            counts.merge(row.get("op"), 1, Integer::sum);
            if (row.get("result").startsWith("REVERT")) counts.merge("reverted", 1, Integer::sum);
            play(row);
            stands(row);
        }
        assertThat(counts).isEqualTo(Map.of("mint", 25, "burn", 16, "swap", 159, "reverted", 16));
    }

    private void play(Map<String, String> row) {
        var before = pair;
        var gave =
                switch (row.get("op")) {
                    case "mint" -> mint(row);
                    case "burn" -> burn(row);
                    case "swap" -> swap(row);
                    default -> throw new AssertionError(row);
                };
        var result = row.get("result").replaceFirst(" quote=0$", "");
        assertThat(gave).as("%s", row).isEqualTo(result);
        if (gave.startsWith(REVERT)) assertThat(pair).isSameAs(before);
        else tick(before, Long.parseLong(row.get("t")));
    }

    private String mint(Map<String, String> row) {
        return told(
                () -> {
                    var gave = pair.mint(big(row, "amount0"), big(row, "amount1"));
                    pair = gave.after();
                    wallet = wallet.add(gave.first());
                    return gave.first().toString();
                });
    }

    private String burn(Map<String, String> row) {
        return told(
                () -> {
                    var gave = pair.burn(big(row, "liquidity"));
                    pair = gave.after();
                    wallet = wallet.subtract(big(row, "liquidity"));
                    return gave.first() + "/" + gave.second();
                });
    }

    /// One unit more than the router's quote is tried first.
    private String swap(Map<String, String> row) {
        boolean zeroForOne = Boolean.parseBoolean(row.get("zeroForOne"));
        var paid = big(row, "amountIn");
        var quoted = pair.amountOut(paid, zeroForOne);
        var plusOne =
                told(() -> pair.swap(paid, quoted.add(BigInteger.ONE), zeroForOne).toString());
        assertThat(plusOne).as("%s", row).isEqualTo(row.get("plusOne"));
        return told(
                () -> {
                    pair = pair.swap(paid, quoted, zeroForOne);
                    return quoted.toString();
                });
    }

    /// Prices are UQ112x112 and count for the seconds that they stood.
    private void tick(PlainPair before, long nowS) {
        if (before.reserve0().signum() > 0) {
            var seconds = BigInteger.valueOf(nowS - updatedS);
            var price0 = before.reserve1().shiftLeft(112).divide(before.reserve0());
            var price1 = before.reserve0().shiftLeft(112).divide(before.reserve1());
            cumulative0 = cumulative0.add(price0.multiply(seconds));
            cumulative1 = cumulative1.add(price1.multiply(seconds));
        }
        updatedS = nowS;
    }

    private void stands(Map<String, String> row) {
        assertThat(pair.reserve0()).as("%s", row).isEqualTo(big(row, "reserve0"));
        assertThat(pair.reserve1()).as("%s", row).isEqualTo(big(row, "reserve1"));
        assertThat(pair.shares()).as("%s", row).isEqualTo(big(row, "totalSupply"));
        assertThat(wallet).as("%s", row).isEqualTo(big(row, "walletLp"));
        assertThat(pair.kLast()).as("%s", row).isEqualTo(big(row, "kLast"));
        assertThat(cumulative0).as("%s", row).isEqualTo(big(row, "price0CumulativeLast"));
        assertThat(cumulative1).as("%s", row).isEqualTo(big(row, "price1CumulativeLast"));
    }

    private static String told(Supplier<String> call) {
        try {
            return call.get();
        } catch (Reverted e) {
            return REVERT + e.getMessage();
        }
    }

    private static BigInteger big(Map<String, String> row, String name) {
        return new BigInteger(row.get(name));
    }
}
