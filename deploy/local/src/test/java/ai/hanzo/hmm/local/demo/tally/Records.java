package ai.hanzo.hmm.local.demo.tally;

import ai.hanzo.hmm.local.demo.plan.Terms;
import ai.hanzo.hmm.local.demo.plan.Times;
import ai.hanzo.hmm.wire.AccountBalances;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationState;
import ai.hanzo.hmm.wire.AssetBalance;
import ai.hanzo.hmm.wire.CommandStatus;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.MarketPhase;
import ai.hanzo.hmm.wire.MarketStatus;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.OrderState;
import ai.hanzo.hmm.wire.OrderStatus;
import ai.hanzo.hmm.wire.Posting;
import ai.hanzo.hmm.wire.Refusal;
import ai.hanzo.hmm.wire.Settlement;
import ai.hanzo.hmm.wire.Venue;

import java.util.List;
import java.util.Map;

/// Records of the result topics, with what a test says of them and nothing else.
final class Records {
    static final String MARKET = Terms.MARKET;

    private Records() {}

    static Execution execution(String account, String source, long sequence, Posting... postings) {
        return base(account, "")
                .setSource(source)
                .setSequence(sequence)
                .setPostings(List.of(postings))
                .build();
    }

    static Execution ordered(String account, String id, OrderStatus status, long filled) {
        return base(account, id).setOrders(List.of(state(id, status, filled, ""))).build();
    }

    static Execution cancelled(String account, String id, String reason) {
        return base(account, id)
                .setOrders(List.of(state(id, OrderStatus.CANCELLED, 0, reason)))
                .build();
    }

    static Execution refused(String account, String id, String code) {
        return base(account, id)
                .setStatus(CommandStatus.REFUSED)
                .setRefusal(new Refusal(code, "no", Map.of()))
                .build();
    }

    static Execution.Builder base(String account, String id) {
        return Execution.newBuilder()
                .setAccount(account)
                .setSource(MARKET)
                .setSequence(1)
                .setTimeMs(0)
                .setCommandId(id)
                .setStatus(CommandStatus.DONE);
    }

    static OrderState state(String id, OrderStatus status, long filled, String reason) {
        return new OrderState(
                id, status, 100L, filled, 0L, 0L, 100 - filled, filled, 0L, 0L, reason, null);
    }

    static Settlement settlement(
            Venue venue, OrderSide takerSide, String taker, String orderId, String maker) {
        return Settlement.newBuilder()
                .setMarket(MARKET)
                .setSequence(1)
                .setTimeMs(0)
                .setVenue(venue)
                .setTakerSide(takerSide)
                .setTaker(taker)
                .setTakerOrderId(orderId)
                .setMaker(maker)
                .setMakerOrderId("")
                .setPriceMicros(22_000_000)
                .setQuantityMicros(1_000_000)
                .setNotionalMicros(22_000_000)
                .setTakerFeeMicros(66_000)
                .setMakerFeeMicros(22_000)
                .setLpShareMicros(0)
                .setQualityFundMicros(0)
                .setTreasuryMicros(0)
                .setLegs(List.of())
                .build();
    }

    static Allocation allocation(String id, String orderId, long standard, AllocationState state) {
        return Allocation.newBuilder()
                .setAllocationId(id)
                .setMarket(MARKET)
                .setConsumer("consumer-01")
                .setProvider("aurora")
                .setClientOrderId(orderId)
                .setState(state)
                .setStandardMicros(standard)
                .setRawMicros(standard / 2)
                .setRateMicros(1)
                .setStartMs(0)
                .setExpiryMs(1)
                .setTokenHash("")
                .build();
    }

    static AccountBalances balances(String account, long sequence, AssetBalance... assets) {
        return new AccountBalances(
                account,
                0L,
                List.of(assets),
                Map.of(MARKET, sequence),
                0L,
                List.of(),
                0L,
                0L,
                0,
                "",
                "");
    }

    static MarketStatus status(
            long settlements, long units, long funds, long shares, long fund, long treasury) {
        return new MarketStatus(
                Terms.definition(22_000_000, Times.USUAL),
                MarketPhase.ACTIVE,
                0L,
                settlements,
                units,
                funds,
                shares,
                fund,
                treasury,
                0L,
                0L);
    }
}
