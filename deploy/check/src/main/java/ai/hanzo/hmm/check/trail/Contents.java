package ai.hanzo.hmm.check.trail;

import ai.hanzo.hmm.wire.Deposit;
import ai.hanzo.hmm.wire.HeldAmendment;
import ai.hanzo.hmm.wire.HeldAttestation;
import ai.hanzo.hmm.wire.HeldCapacity;
import ai.hanzo.hmm.wire.HeldOrder;
import ai.hanzo.hmm.wire.PlaceOrder;
import ai.hanzo.hmm.wire.Posting;
import ai.hanzo.hmm.wire.Send;
import ai.hanzo.hmm.wire.Stake;
import ai.hanzo.hmm.wire.Withdraw;

import java.util.List;
import java.util.Objects;

/// What a command says, as a number that is the same wherever it is said: in the client's record,
/// in the market's log, in the postings that do it.
final class Contents {
    private static final int DEPOSIT = 1;
    private static final int WITHDRAW = 2;
    private static final int SEND = 3;
    private static final int STAKE = 4;

    private Contents() {}

    /// Never 0, which stands for unknown.
    static int of(Object body) {
        return known(
                switch (body) {
                    case HeldOrder held -> order(held.getOrder());
                    case PlaceOrder order -> order(order);
                    case HeldAmendment held -> held.getAmendment().hashCode();
                    case HeldCapacity held -> held.getCapacity().hashCode();
                    case HeldAttestation held -> held.getAttestation().hashCode();
                    case Deposit deposit -> Objects.hash(DEPOSIT, deposit.getAmountMicros());
                    case Withdraw withdraw -> Objects.hash(WITHDRAW, withdraw.getAmountMicros());
                    case Send send -> Objects.hash(SEND, send.getAsset(), send.getAmountMicros());
                    case Stake stake -> Objects.hash(STAKE, stake.getAmountMicros());
                    default -> body.hashCode();
                });
    }

    /// Of the command that the ledger does by these postings; 0 where it is none that posts.
    static int posted(List<Posting> postings) {
        if (postings.size() != 1) return 0;
        var only = postings.getFirst();
        long out = -only.getFreeMicros();
        boolean staked = only.getReason().equals("STAKE");
        if (only.getHeldMicros() != (staked ? out : 0)) return 0;
        return switch (only.getReason()) {
            case "DEPOSIT" -> known(Objects.hash(DEPOSIT, only.getFreeMicros()));
            case "WITHDRAW" -> known(Objects.hash(WITHDRAW, out));
            case "SEND" -> known(Objects.hash(SEND, only.getAsset(), out));
            case "STAKE" -> known(Objects.hash(STAKE, out));
            default -> 0;
        };
    }

    /// What every way of writing an order keeps.
    private static int order(PlaceOrder order) {
        return Objects.hash(
                order.getMarket(),
                order.getSide(),
                order.getType(),
                order.getPriceMicros(),
                order.getQuantityMicros(),
                order.getMaxCostMicros(),
                order.getDelivery(),
                order.getRateMicros(),
                order.getExpiresAtMs(),
                order.getPostOnly(),
                order.getMinFillMicros(),
                order.getSelfTrade(),
                order.getMinQualityPpm());
    }

    private static int known(int hash) {
        return hash == 0 ? 1 : hash;
    }
}
