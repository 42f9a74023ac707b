package ai.hanzo.hmm.streams.translate;

import ai.hanzo.hmm.market.allocation.MeteredUse;
import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.provider.Standing;
import ai.hanzo.hmm.market.route.FeeRates;
import ai.hanzo.hmm.wire.AddLiquidity;
import ai.hanzo.hmm.wire.AmendOrder;
import ai.hanzo.hmm.wire.Attest;
import ai.hanzo.hmm.wire.CancelAllOrders;
import ai.hanzo.hmm.wire.CancelOrder;
import ai.hanzo.hmm.wire.CompleteAllocation;
import ai.hanzo.hmm.wire.CreateMarket;
import ai.hanzo.hmm.wire.DisputeAllocation;
import ai.hanzo.hmm.wire.EndAllocation;
import ai.hanzo.hmm.wire.Heartbeat;
import ai.hanzo.hmm.wire.HeldAmendment;
import ai.hanzo.hmm.wire.HeldAttestation;
import ai.hanzo.hmm.wire.HeldCapacity;
import ai.hanzo.hmm.wire.HeldNonce;
import ai.hanzo.hmm.wire.HeldOrder;
import ai.hanzo.hmm.wire.IssueCapacity;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.MarketTick;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.PostBond;
import ai.hanzo.hmm.wire.QualityBucket;
import ai.hanzo.hmm.wire.Redeem;
import ai.hanzo.hmm.wire.RemoveLiquidity;
import ai.hanzo.hmm.wire.RetireCapacity;
import ai.hanzo.hmm.wire.RuleDispute;
import ai.hanzo.hmm.wire.RuleFault;
import ai.hanzo.hmm.wire.SetMarketPhase;
import ai.hanzo.hmm.wire.SetMarketTerms;
import ai.hanzo.hmm.wire.SetProviderBond;
import ai.hanzo.hmm.wire.SetProviderStanding;
import ai.hanzo.hmm.wire.StartAllocation;
import ai.hanzo.hmm.wire.WithdrawBond;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/// A market's input log, as the market takes it, and what the ledger puts there.
public final class MarketInputs {
    private MarketInputs() {}

    /// @throws IllegalArgumentException when the record contradicts itself
    public static MarketInput fromWire(MarketCommand wire) {
        var account = wire.getAccount();
        var id = wire.getId();
        return switch (wire.getBody()) {
            case HeldOrder held -> place(account, id, held);
            case CancelOrder cancel ->
                    new MarketInput.Cancel(account, id, cancel.getClientOrderId());
            case CancelAllOrders _ -> new MarketInput.CancelAll(account, id);
            case HeldAmendment held ->
                    new MarketInput.Amend(
                            account,
                            id,
                            held.getAmendment().getClientOrderId(),
                            Side.valueOf(held.getSide().name()),
                            Orders.optional(held.getAmendment().getPriceMicros()),
                            Orders.optional(held.getAmendment().getQuantityMicros()),
                            held.getHoldMicros());
            case AddLiquidity add ->
                    new MarketInput.AddToPool(
                            account,
                            id,
                            add.getQuantityMicros(),
                            add.getFundsMicros(),
                            add.getMinShares());
            case RemoveLiquidity remove ->
                    new MarketInput.RemoveFromPool(
                            account,
                            id,
                            remove.getShares(),
                            remove.getMinQuantityMicros(),
                            remove.getMinFundsMicros());
            case Redeem redeem ->
                    new MarketInput.Redeem(
                            account,
                            id,
                            redeem.getQuantityMicros(),
                            Orders.optional(redeem.getRateMicros()),
                            redeem.getMinQualityPpm());
            case StartAllocation start ->
                    new MarketInput.StartAllocation(account, id, start.getAllocation());
            case Heartbeat heartbeat ->
                    new MarketInput.Heartbeat(
                            account, id, Allocations.fromWire(heartbeat.getUses()));
            case CompleteAllocation done ->
                    new MarketInput.CompleteAllocation(
                            account,
                            id,
                            new MeteredUse(done.getAllocation(), done.getUsedMicros()),
                            AccountInputs.hex(done.getProof()));
            case EndAllocation end ->
                    new MarketInput.EndAllocation(account, id, end.getAllocation());
            case DisputeAllocation claim ->
                    new MarketInput.DisputeAllocation(
                            account, id, claim.getAllocation(), claim.getReason());
            case PostBond bond -> new MarketInput.Bond(account, id, bond.getAmountMicros());
            case WithdrawBond unbond ->
                    new MarketInput.Unbond(account, id, unbond.getAmountMicros());
            case HeldCapacity held ->
                    new MarketInput.Issue(
                            account,
                            id,
                            held.getCapacity().getRawMicros(),
                            held.getCapacity().getRateMicros(),
                            AccountInputs.hex(held.getPublicKey()));
            case RetireCapacity retire ->
                    new MarketInput.Retire(
                            account, id, retire.getQuantityMicros(), retire.getRateMicros());
            case HeldNonce held ->
                    new MarketInput.RequestNonce(account, id, AccountInputs.hex(held.getNonce()));
            case HeldAttestation held -> attest(account, id, held);
            case QualityBucket bucket -> fold(bucket);
            case SetProviderStanding set ->
                    new MarketInput.RuleStanding(
                            set.getProvider(),
                            Standing.valueOf(set.getStanding().name()),
                            set.getSlashPpm());
            case SetProviderBond set ->
                    new MarketInput.RuleBond(set.getProvider(), set.getBondPpm());
            case RuleFault ruling ->
                    new MarketInput.RuleFault(ruling.getAllocation(), ruling.getUnusedMicros());
            case RuleDispute ruling ->
                    new MarketInput.RuleDispute(ruling.getAllocation(), ruling.getUnusedMicros());
            case CreateMarket create ->
                    new MarketInput.Open(
                            Terms.fromWire(create.getDefinition()),
                            Terms.fromWire(create.getPhase()));
            case SetMarketPhase set -> new MarketInput.ChangePhase(Terms.fromWire(set.getPhase()));
            case SetMarketTerms set ->
                    new MarketInput.ChangeTerms(Terms.fromWire(set.getDefinition()));
            case MarketTick _ -> new MarketInput.Tick();
            case Object other ->
                    throw new IllegalStateException("no command of a market: " + other.getClass());
        };
    }

    public static MarketCommand toWire(String market, MarketInput.OfAccount command) {
        Object body =
                switch (command) {
                    case MarketInput.Place place -> held(market, place);
                    case MarketInput.Cancel cancel -> new CancelOrder(cancel.clientOrderId());
                    case MarketInput.CancelAll _ -> new CancelAllOrders(market);
                    case MarketInput.Amend amend ->
                            new HeldAmendment(
                                    new AmendOrder(
                                            amend.clientOrderId(),
                                            Orders.nullable(amend.priceMicros()),
                                            Orders.nullable(amend.quantityMicros())),
                                    OrderSide.valueOf(amend.side().name()),
                                    amend.holdMicros());
                    case MarketInput.AddToPool add ->
                            new AddLiquidity(
                                    market, add.unitsMicros(), add.fundsMicros(), add.minShares());
                    case MarketInput.RemoveFromPool remove ->
                            new RemoveLiquidity(
                                    market,
                                    remove.shares(),
                                    remove.minUnitsMicros(),
                                    remove.minFundsMicros());
                    case MarketInput.Redeem redeem ->
                            new Redeem(
                                    market,
                                    redeem.quantityMicros(),
                                    Orders.nullable(redeem.rateMicros()),
                                    redeem.minQualityPpm());
                    case MarketInput.StartAllocation start ->
                            new StartAllocation(market, start.allocation());
                    case MarketInput.Heartbeat heartbeat ->
                            new Heartbeat(market, Allocations.toWire(heartbeat.uses()));
                    case MarketInput.CompleteAllocation done ->
                            new CompleteAllocation(
                                    market,
                                    done.use().allocation(),
                                    done.use().usedMicros(),
                                    bytes(done.proof()));
                    case MarketInput.EndAllocation end ->
                            new EndAllocation(market, end.allocation());
                    case MarketInput.DisputeAllocation claim ->
                            new DisputeAllocation(market, claim.allocation(), claim.reason());
                    case MarketInput.Bond bond -> new PostBond(market, bond.amountMicros());
                    case MarketInput.Unbond unbond ->
                            new WithdrawBond(market, unbond.amountMicros());
                    case MarketInput.Issue issue ->
                            new HeldCapacity(
                                    new IssueCapacity(
                                            market, issue.rawMicros(), issue.rateMicros()),
                                    bytes(issue.publicKey()));
                    case MarketInput.Retire retire ->
                            new RetireCapacity(
                                    market, retire.quantityMicros(), retire.rateMicros());
                    case MarketInput.RequestNonce request -> new HeldNonce(bytes(request.nonce()));
                    case MarketInput.Attest attest ->
                            new HeldAttestation(
                                    new Attest(
                                            market,
                                            bytes(attest.nonce()),
                                            attest.kind(),
                                            attest.rateMicros(),
                                            bytes(attest.evidence())),
                                    bytes(attest.publicKey()));
                };
        return new MarketCommand(market, command.account(), command.id(), body);
    }

    private static MarketInput place(String account, String id, HeldOrder held) {
        var order = held.getOrder();
        return new MarketInput.Place(
                account,
                id,
                Orders.fromWire(order),
                Orders.conditions(order),
                Orders.delivery(order),
                Orders.rate(order),
                held.getHoldMicros(),
                FeeRates.of(held.getTakerFeePpm(), held.getMakerFeePpm()),
                held.getOwnerGroup());
    }

    private static HeldOrder held(String market, MarketInput.Place place) {
        return new HeldOrder(
                Orders.toWire(market, place),
                place.holdMicros(),
                place.feeRates().takerPpm(),
                place.feeRates().makerPpm(),
                place.ownerGroup());
    }

    private static MarketInput fold(QualityBucket bucket) {
        return new MarketInput.FoldQuality(
                bucket.getProvider(),
                bucket.getStartMs(),
                Metrics.raw(
                        bucket.getLatencyP95Ms(),
                        bucket.getThroughputMicros(),
                        bucket.getAvailabilityPpm(),
                        bucket.getAccuracyPpm()),
                bucket.getObserved().stream().map(Metrics::fromWire).toList());
    }

    private static MarketInput attest(String account, String id, HeldAttestation held) {
        var attestation = held.getAttestation();
        return new MarketInput.Attest(
                account,
                id,
                AccountInputs.hex(held.getPublicKey()),
                AccountInputs.hex(attestation.getNonce()),
                attestation.getKind(),
                attestation.getRateMicros(),
                AccountInputs.hex(attestation.getEvidence()));
    }

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }
}
