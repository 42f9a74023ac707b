package ai.hanzo.hmm.door.request;

import ai.hanzo.hmm.wire.AddLiquidity;
import ai.hanzo.hmm.wire.LiquidityCommand;
import ai.hanzo.hmm.wire.Redeem;
import ai.hanzo.hmm.wire.RemoveLiquidity;

import java.util.List;

/// Liquidity put into a pool and taken out (rules, section 5), and units turned into capacity and
/// what becomes of that (section 9). Shares are decimals too, as the balance `LP:<market>` shows
/// them.
public final class PoolRequests {
    private static final List<String> TYPES = List.of("add", "remove", "redeem", "end", "dispute");

    private PoolRequests() {}

    /// `account, id, market` and `type`: `add` with `quantity, funds, minShares`, or `remove` with
    /// `shares, minQuantity, minFunds`, or `redeem` with `quantity, rate, minQualityPpm`, or `end`
    /// or `dispute`, which {@link AllocationRequests} read.
    ///
    /// @param by who sends it
    public static LiquidityCommand read(Fields fields, Sender by) {
        var envelope = by.envelope(fields.account("account"), "id", fields.id("id"));
        var body =
                switch (fields.choice("type", TYPES)) {
                    case "add" -> add(fields);
                    case "remove" -> remove(fields);
                    case "end" -> AllocationRequests.end(fields);
                    case "dispute" -> AllocationRequests.dispute(fields);
                    default -> redeem(fields);
                };
        fields.end();
        return new LiquidityCommand(envelope, body);
    }

    private static AddLiquidity add(Fields fields) {
        return new AddLiquidity(
                fields.market(),
                fields.positive("quantity"),
                fields.positive("funds"),
                atLeast(fields, "minShares"));
    }

    private static RemoveLiquidity remove(Fields fields) {
        return new RemoveLiquidity(
                fields.market(),
                fields.positive("shares"),
                atLeast(fields, "minQuantity"),
                atLeast(fields, "minFunds"));
    }

    private static Redeem redeem(Fields fields) {
        return new Redeem(
                fields.market(),
                fields.positive("quantity"),
                fields.has("rate") ? fields.positive("rate") : null,
                fields.has("minQualityPpm") ? fields.ppm("minQualityPpm") : 0);
    }

    private static long atLeast(Fields fields, String name) {
        return fields.has(name) ? fields.amount(name) : 0;
    }
}
