package ai.hanzo.hmm.streams.signature;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.market.ledger.AccountInput;
import ai.hanzo.hmm.streams.translate.AccountInputs;
import ai.hanzo.hmm.wire.AddLiquidity;
import ai.hanzo.hmm.wire.AmendOrder;
import ai.hanzo.hmm.wire.Attest;
import ai.hanzo.hmm.wire.CancelAllOrders;
import ai.hanzo.hmm.wire.CancelOrder;
import ai.hanzo.hmm.wire.CompleteAllocation;
import ai.hanzo.hmm.wire.DisputeAllocation;
import ai.hanzo.hmm.wire.EndAllocation;
import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.Heartbeat;
import ai.hanzo.hmm.wire.IssueCapacity;
import ai.hanzo.hmm.wire.LiquidityCommand;
import ai.hanzo.hmm.wire.MeteredUse;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.OrderDelivery;
import ai.hanzo.hmm.wire.OrderPostOnly;
import ai.hanzo.hmm.wire.OrderSelfTrade;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.OrderTimeInForce;
import ai.hanzo.hmm.wire.OrderType;
import ai.hanzo.hmm.wire.PlaceOrder;
import ai.hanzo.hmm.wire.PostBond;
import ai.hanzo.hmm.wire.ProviderCommand;
import ai.hanzo.hmm.wire.Redeem;
import ai.hanzo.hmm.wire.RegisterKey;
import ai.hanzo.hmm.wire.RegisterProvider;
import ai.hanzo.hmm.wire.RemoveLiquidity;
import ai.hanzo.hmm.wire.RequestNonce;
import ai.hanzo.hmm.wire.RetireCapacity;
import ai.hanzo.hmm.wire.Send;
import ai.hanzo.hmm.wire.Stake;
import ai.hanzo.hmm.wire.StartAllocation;
import ai.hanzo.hmm.wire.TransferCommand;
import ai.hanzo.hmm.wire.Unstake;
import ai.hanzo.hmm.wire.Withdraw;
import ai.hanzo.hmm.wire.WithdrawBond;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The byte string of every command, which other people's signers are built on: it never changes.
class SignedBytesTest {
    private static final Envelope BY = new Envelope("alice", "c-1", null, null, null);
    private static final String MARKET = "gpu-inference/h100";

    /// `,` stands for the zero byte that ends every field, `#` for the market.
    static Stream<Arguments> commands() {
        return Stream.of(
                says("place limit,#,IMMEDIATE,0,BUY,22000000,10000,GTC,", limit()),
                says(
                        "place limit,#,HOLD,50000000,SELL,22000000,10000,IOC,",
                        limit().setSide(OrderSide.SELL)
                                .setDelivery(OrderDelivery.HOLD)
                                .setRateMicros(50_000_000L)
                                .setTimeInForce(OrderTimeInForce.IOC)),
                says(
                        "place limit,#,IMMEDIATE,0,BUY,22000000,10000,GTT,1767229200000,SLIDE,5,DECREMENT,",
                        limit().setTimeInForce(OrderTimeInForce.GTT)
                                .setExpiresAtMs(1_767_229_200_000L)
                                .setPostOnly(OrderPostOnly.SLIDE)
                                .setMinFillMicros(5L)
                                .setSelfTrade(OrderSelfTrade.DECREMENT)),
                says(
                        "place limit,#,IMMEDIATE,0,BUY,22000000,10000,GTC,0,NO,5,EXPIRE_MAKER,",
                        limit().setMinFillMicros(5L)),
                says(
                        "place limit,#,IMMEDIATE,0,BUY,22000000,10000,GTC,0,NO,0,EXPIRE_MAKER,600000,",
                        limit().setMinQualityPpm(600_000)),
                says(
                        "place buy,#,IMMEDIATE,0,10000,300000,10000,",
                        market().setQuantityMicros(10_000L).setMaxCostMicros(300_000L)),
                says(
                        "place budget,#,IMMEDIATE,0,300000,20000,",
                        market().setMaxCostMicros(300_000L).setSlippagePpm(20_000)),
                says(
                        "place sell,#,IMMEDIATE,0,10000,10000,",
                        market().setSide(OrderSide.SELL).setQuantityMicros(10_000L)),
                says("amend,o-1,0,7,", new AmendOrder("o-1", null, 7L)),
                says("amend,o-1,6,0,", new AmendOrder("o-1", 6L, null)),
                says("cancel,o-1,", new CancelOrder("o-1")),
                says("cancel all,#,", new CancelAllOrders(MARKET)),
                says("add,#,1,2,3,", new AddLiquidity(MARKET, 1L, 2L, 3L)),
                says("remove,#,1,2,3,", new RemoveLiquidity(MARKET, 1L, 2L, 3L)),
                says("redeem,#,1,0,", new Redeem(MARKET, 1L, null, 0)),
                says("redeem,#,1,2,", new Redeem(MARKET, 1L, 2L, 0)),
                says("redeem,#,1,2,600000,", new Redeem(MARKET, 1L, 2L, 600_000)),
                says("end,#,7,", new EndAllocation(MARKET, 7L)),
                says("dispute,#,7,too slow,", new DisputeAllocation(MARKET, 7L, "too slow")),
                says("withdraw,5,a bänk,", new Withdraw(5L, "a bänk")),
                says("send,bob,SCU:#,5,", new Send("bob", "SCU:" + MARKET, 5L)),
                says("stake,5,", new Stake(5L)),
                says("unstake,5,", new Unstake(5L)),
                says("key," + "0a".repeat(32) + ",", new RegisterKey(bytes(32))),
                says("key,,", new RegisterKey(bytes(0))),
                says("register," + "0a".repeat(32) + ",", new RegisterProvider(bytes(32))),
                says("bond,#,5,", new PostBond(MARKET, 5L)),
                says("unbond,#,5,", new WithdrawBond(MARKET, 5L)),
                says("issue,#,5,6,", new IssueCapacity(MARKET, 5L, 6L)),
                says("retire,#,5,6,", new RetireCapacity(MARKET, 5L, 6L)),
                says("start,#,7,", new StartAllocation(MARKET, 7L)),
                says(
                        "heartbeat,#,7,5,9,6,",
                        new Heartbeat(
                                MARKET, List.of(new MeteredUse(7L, 5L), new MeteredUse(9L, 6L)))),
                says(
                        "complete,#,7,5," + "0a".repeat(32) + ",",
                        new CompleteAllocation(MARKET, 7L, 5L, bytes(32))),
                says("nonce,#,", new RequestNonce(MARKET)),
                says(
                        "attest,#," + "0a".repeat(32) + ",ed25519,5," + "0a".repeat(64) + ",",
                        new Attest(MARKET, bytes(32), "ed25519", 5L, bytes(64))));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void are_what_is_documented(String said, AccountInput input) {
        var expected =
                ("hmm-command-1,alice,c-1,1767225600000," + said)
                        .replace("#", MARKET)
                        .replace(',', '\0');
        var bytes = CommandSigner.bytesOf(input, 1_767_225_600_000L);
        assertThat(new String(bytes, UTF_8)).isEqualTo(expected);
    }

    private static PlaceOrder.Builder limit() {
        return order(OrderType.LIMIT).setPriceMicros(22_000_000L).setQuantityMicros(10_000L);
    }

    private static PlaceOrder.Builder market() {
        return order(OrderType.MARKET);
    }

    private static PlaceOrder.Builder order(OrderType type) {
        return PlaceOrder.newBuilder().setMarket(MARKET).setSide(OrderSide.BUY).setType(type);
    }

    private static Arguments says(String said, PlaceOrder.Builder order) {
        return says(said, order.build());
    }

    private static Arguments says(String said, Object body) {
        AccountInput input =
                switch (body) {
                    case PlaceOrder _, AmendOrder _, CancelOrder _, CancelAllOrders _ ->
                            AccountInputs.of(new OrderCommand(BY, body));
                    case AddLiquidity _,
                            RemoveLiquidity _,
                            Redeem _,
                            EndAllocation _,
                            DisputeAllocation _ ->
                            AccountInputs.of(new LiquidityCommand(BY, body));
                    case Withdraw _, Send _, Stake _, Unstake _, RegisterKey _ ->
                            AccountInputs.of(new TransferCommand(BY, body));
                    default -> AccountInputs.of(new ProviderCommand(BY, body));
                };
        return Arguments.of(said, input);
    }

    private static ByteBuffer bytes(int length) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) 10);
        return ByteBuffer.wrap(bytes);
    }
}
