package ai.hanzo.hmm.local.demo.serve;

import ai.hanzo.hmm.local.demo.plan.Conduct;
import ai.hanzo.hmm.local.demo.plan.Conducts;
import ai.hanzo.hmm.local.demo.plan.Provider;
import ai.hanzo.hmm.local.demo.plan.Terms;
import ai.hanzo.hmm.market.token.TokenClaims;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationState;
import ai.hanzo.hmm.wire.CommandStatus;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.Refusal;
import ai.hanzo.hmm.wire.UncountedUse;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Allocations of 2,500 tokens, a second's work, and what the exchange says of them.
final class Bought {
    static final Conducts CONDUCTS = Conducts.usual(1);
    static final Provider PROVIDER = Provider.ALL.getLast();
    static final long RAW_MICROS = 2_500;
    static final long WORK_MS = 1_000;
    static final String CONSUMER = "consumer-01";

    private Bought() {}

    /// Orders that the provider treats so.
    static Stream<String> orders(Class<? extends Conduct> conduct) {
        return orders(order -> conduct.isInstance(CONDUCTS.of(PROVIDER, order)));
    }

    static Stream<String> orders(Predicate<String> which) {
        return IntStream.range(0, 100_000).mapToObj(i -> "request-" + i).filter(which);
    }

    /// As it is when it was just allocated.
    static Allocation allocated(long number, String orderId) {
        return allocation(number, orderId, AllocationState.ALLOCATED).build();
    }

    static Allocation.Builder allocation(long number, String orderId, AllocationState state) {
        return Allocation.newBuilder()
                .setAllocationId(id(number))
                .setMarket(Terms.MARKET)
                .setConsumer(CONSUMER)
                .setProvider(PROVIDER.account())
                .setClientOrderId(orderId)
                .setState(state)
                .setStandardMicros(2_000)
                .setRawMicros(RAW_MICROS)
                .setRateMicros(Terms.RATE_MICROS)
                .setStartMs(0)
                .setExpiryMs(9_000)
                .setTokenHash(claims(number).hash());
    }

    static String id(long number) {
        return Terms.MARKET + "#" + number;
    }

    static TokenClaims claims(long number) {
        return new TokenClaims(
                TokenClaims.ISSUER,
                CONSUMER,
                PROVIDER.account(),
                id(number),
                Terms.MARKET,
                RAW_MICROS,
                Terms.RATE_MICROS,
                0,
                9_000);
    }

    static Execution done(String commandId) {
        return answer(commandId, CommandStatus.DONE).build();
    }

    static Execution refused(String commandId, String code) {
        return answer(commandId, CommandStatus.REFUSED)
                .setRefusal(new Refusal(code, "no", Map.of()))
                .build();
    }

    static Execution uncounted(String commandId, long allocation) {
        return answer(commandId, CommandStatus.DONE)
                .setUncounted(List.of(new UncountedUse(allocation, "UNKNOWN_ALLOCATION")))
                .build();
    }

    static Execution.Builder answer(String commandId, CommandStatus status) {
        return Execution.newBuilder()
                .setAccount(PROVIDER.account())
                .setSource(Terms.MARKET)
                .setSequence(1)
                .setTimeMs(0)
                .setCommandId(commandId)
                .setStatus(status);
    }
}
