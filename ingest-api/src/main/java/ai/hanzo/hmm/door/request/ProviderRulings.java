package ai.hanzo.hmm.door.request;

import static ai.hanzo.hmm.door.problem.Code.INVALID_VALUE;

import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.wire.OperatorCommand;
import ai.hanzo.hmm.wire.ProviderStanding;
import ai.hanzo.hmm.wire.RuleDispute;
import ai.hanzo.hmm.wire.RuleFault;
import ai.hanzo.hmm.wire.SetProviderBond;
import ai.hanzo.hmm.wire.SetProviderStanding;

import java.util.Optional;

/// What the operator rules about a provider of a market (rules, sections 7 to 9). Each carries the
/// operator's `id` of the command.
public final class ProviderRulings {
    private static final int LEAST_BOND_PPM = 200_000;

    private ProviderRulings() {}

    /// `standing`, `slashPpm` (of the bond, 0 unless given) and a `reason` of 1 to 200 characters.
    ///
    /// @param key the `Idempotency-Key` header
    public static OperatorCommand standing(
            String market, String provider, Fields fields, Optional<String> key) {
        var id = Names.idOf("id", fields.id("id"), key);
        var standing = fields.choice("standing", ProviderStanding.class);
        int slashPpm = fields.has("slashPpm") ? fields.ppm("slashPpm") : 0;
        var ruling = new SetProviderStanding(provider, standing, slashPpm, fields.text("reason"));
        fields.end();
        return new OperatorCommand(market, id, ruling);
    }

    /// `bondPpm`, at least 200,000, or 0 for the market's.
    ///
    /// @param key the `Idempotency-Key` header
    public static OperatorCommand bond(
            String market, String provider, Fields fields, Optional<String> key) {
        var id = Names.idOf("id", fields.id("id"), key);
        int bondPpm = (int) fields.whole("bondPpm", 0, Integer.MAX_VALUE);
        if (bondPpm != 0 && bondPpm < LEAST_BOND_PPM) {
            throw Problem.of(
                    INVALID_VALUE,
                    "bondPpm",
                    "bondPpm must be at least 200000, or 0 for the market's");
        }
        fields.end();
        return new OperatorCommand(market, id, new SetProviderBond(provider, bondPpm));
    }

    /// `unused`, what of the allocation was not delivered, in standard units, and a `reason` of 1
    /// to 200 characters.
    ///
    /// @param allocation its number in its market
    /// @param key the `Idempotency-Key` header
    public static OperatorCommand fault(
            String market, long allocation, Fields fields, Optional<String> key) {
        var id = Names.idOf("id", fields.id("id"), key);
        var ruling = new RuleFault(allocation, fields.amount("unused"), fields.text("reason"));
        fields.end();
        return new OperatorCommand(market, id, ruling);
    }

    /// `unused`, what of a disputed allocation was not delivered, in standard units, `"0"` to
    /// dismiss the dispute, and a `reason` of 1 to 200 characters.
    ///
    /// @param allocation its number in its market
    /// @param key the `Idempotency-Key` header
    public static OperatorCommand dispute(
            String market, long allocation, Fields fields, Optional<String> key) {
        var id = Names.idOf("id", fields.id("id"), key);
        var ruling = new RuleDispute(allocation, fields.amount("unused"), fields.text("reason"));
        fields.end();
        return new OperatorCommand(market, id, ruling);
    }
}
