package ai.hanzo.hmm.check.trail;

import ai.hanzo.hmm.wire.AddLiquidity;
import ai.hanzo.hmm.wire.HeldAmendment;
import ai.hanzo.hmm.wire.HeldOrder;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.OrderType;
import ai.hanzo.hmm.wire.PostBond;
import ai.hanzo.hmm.wire.Redeem;
import ai.hanzo.hmm.wire.RemoveLiquidity;
import ai.hanzo.hmm.wire.RetireCapacity;

import java.math.BigInteger;
import java.util.Map;

/// What must be held for a command before it goes to its market (rules, section 4).
final class Needs {
    private static final String HANZO = "HANZO";
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    private Needs() {}

    /// Micro-units by asset; nothing for commands that need none.
    static Map<String, BigInteger> of(MarketCommand command) {
        var market = command.getMarket();
        return switch (command.getBody()) {
            case HeldOrder held -> order(market, held);
            case HeldAmendment held -> amendment(market, held);
            case AddLiquidity add ->
                    Map.of(
                            "SCU:" + market,
                            BigInteger.valueOf(add.getQuantityMicros()),
                            HANZO,
                            BigInteger.valueOf(add.getFundsMicros()));
            case RemoveLiquidity remove ->
                    Map.of("LP:" + market, BigInteger.valueOf(remove.getShares()));
            case Redeem redeem ->
                    Map.of("SCU:" + market, BigInteger.valueOf(redeem.getQuantityMicros()));
            case RetireCapacity retire ->
                    Map.of("SCU:" + market, BigInteger.valueOf(retire.getQuantityMicros()));
            case PostBond bond -> Map.of(HANZO, BigInteger.valueOf(bond.getAmountMicros()));
            default -> Map.of();
        };
    }

    /// What was held before is the ledger's to know: here it counts as what the command says.
    private static Map<String, BigInteger> amendment(String market, HeldAmendment held) {
        if (held.getHoldMicros() == 0) return Map.of();
        var asset = held.getSide() == OrderSide.SELL ? "SCU:" + market : HANZO;
        return Map.of(asset, BigInteger.valueOf(held.getHoldMicros()));
    }

    private static Map<String, BigInteger> order(String market, HeldOrder held) {
        var order = held.getOrder();
        if (order.getSide() == OrderSide.SELL) {
            return Map.of("SCU:" + market, amount(order.getQuantityMicros()));
        }
        if (order.getType() == OrderType.MARKET) {
            return Map.of(HANZO, amount(order.getMaxCostMicros()));
        }
        var notional = up(amount(order.getPriceMicros()), amount(order.getQuantityMicros()));
        return Map.of(HANZO, notional.add(up(BigInteger.valueOf(held.getTakerFeePpm()), notional)));
    }

    /// `a x b / 1,000,000`, rounded **up**.
    private static BigInteger up(BigInteger a, BigInteger b) {
        var product = a.multiply(b);
        return product.add(MILLION).subtract(BigInteger.ONE).divide(MILLION);
    }

    /// An order that leaves it out cannot have been forwarded with anything held for it.
    private static BigInteger amount(Long micros) {
        return micros == null ? BigInteger.ZERO : BigInteger.valueOf(micros);
    }
}
