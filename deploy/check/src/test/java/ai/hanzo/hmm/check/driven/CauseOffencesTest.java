package ai.hanzo.hmm.check.driven;

import ai.hanzo.hmm.check.Promise;
import ai.hanzo.hmm.wire.AccessToken;
import ai.hanzo.hmm.wire.CompleteAllocation;
import ai.hanzo.hmm.wire.EndAllocation;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.Heartbeat;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.StartAllocation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// What allocations come of and what belongs to them, on a day on which they are served: each time
/// one settlement, command, answer, posting or token is lost or is another.
@ExtendWith(ServedDay.class)
class CauseOffencesTest {
    private final Planting planting;

    CauseOffencesTest(Driven servedDay) {
        planting = new Planting(servedDay, Promise.ALLOCATIONS);
    }

    @Test
    void anAllocationWithoutASettlement() {
        var first = planting.logs.all(planting.topics.allocations()).getFirst();
        planting.logs.tamper(
                planting.topics.settlements(),
                it -> it.getTakerOrderId().equals(first.getClientOrderId()),
                _ -> List.of());
        planting.found("a settlement or a redemption is behind 0");
    }

    @Test
    void unitsThatNobodyAllocated() {
        planting.posting("REDEEM", it -> it.setFreeMicros(it.getFreeMicros() - 5));
        planting.found("posted as redeemed");
    }

    @Test
    void aRefundThatIsPostedToLess() {
        planting.posting("REFUND", it -> it.setFreeMicros(it.getFreeMicros() - 1));
        planting.found("as refunds, and published of allocations are");
    }

    @Test
    void aStartThatNobodySaid() {
        lost(it -> it.getBody() instanceof StartAllocation);
        planting.found("\"code\": \"NOT_STARTED\"");
    }

    @Test
    void aStartByAnother() {
        by("provider-99", it -> it.getBody() instanceof StartAllocation);
        planting.found("is shown so for no reason");
    }

    @Test
    void aCompletionThatNobodySaid() {
        lost(it -> it.getBody() instanceof CompleteAllocation && isDone(it));
        planting.found("COMPLETED");
    }

    @Test
    void anEndByAnotherThanItsConsumer() {
        by("provider-00", it -> it.getBody() instanceof EndAllocation && isDone(it));
        planting.found("CONSUMER_ENDED");
    }

    @Test
    void useOfAnAllocationThatAnotherReported() {
        by("provider-99", it -> it.getBody() instanceof Heartbeat && isDone(it));
        planting.found("is shown so for no reason");
    }

    @Test
    void aRefusalThatIsNotDue() {
        var started =
                planting.logs.all(planting.topics.marketCommands()).stream()
                        .filter(it -> it.getBody() instanceof StartAllocation && isDone(it))
                        .findFirst()
                        .orElseThrow();
        var refusal =
                planting.logs.all(planting.topics.executions()).stream()
                        .map(Execution::getRefusal)
                        .filter(it -> it != null && it.getCode().equals("ALREADY_STARTED"))
                        .findFirst()
                        .orElseThrow();
        answer(it -> isAnswer(it, started), it -> it.setRefusal(refusal));
        planting.found("must be done and is ALREADY_STARTED");
    }

    @Test
    void anUncountedUseThatIsKeptQuiet() {
        answer(it -> !it.getUncounted().isEmpty(), it -> it.setUncounted(List.of()));
        planting.found("uncounted must be");
    }

    @Test
    void anAllocationWithoutAToken() {
        planting.logs.tamper(planting.topics.accessTokens(), _ -> true, _ -> List.of());
        planting.found("#1 has no token");
    }

    @Test
    void anAllocationWithTwoTokens() {
        planting.logs.tamper(
                planting.topics.accessTokens(),
                _ -> true,
                it -> List.of(it.getFirst(), it.getFirst()));
        planting.found("which did not begin then or has one already");
    }

    @Test
    void aTokenForAnotherProvider() {
        token(it -> it.setProvider("provider-99"));
        planting.found("claims {");
    }

    @Test
    void aTokenThatClaimsMore() {
        token(it -> it.setToken(claiming(it.getToken())));
        planting.found("\"rawMicros\":9");
    }

    @Test
    void aTokenThatIsNone() {
        token(it -> it.setToken("none"));
        planting.found("claims nothing");
    }

    private static String claiming(String token) {
        var parts = token.split("\\.");
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        var more = claims.replace("\"rawMicros\":", "\"rawMicros\":9");
        var encoder = Base64.getUrlEncoder().withoutPadding();
        var payload = encoder.encodeToString(more.getBytes(StandardCharsets.UTF_8));
        return parts[0] + '.' + payload + '.' + parts[2];
    }

    private void token(UnaryOperator<AccessToken.Builder> change) {
        planting.logs.tamper(
                planting.topics.accessTokens(),
                _ -> true,
                it -> List.of(change.apply(AccessToken.newBuilder(it.getFirst())).build()));
    }

    private void lost(Predicate<MarketCommand> which) {
        planting.logs.tamper(planting.topics.marketCommands(), which, _ -> List.of());
    }

    private void by(String account, Predicate<MarketCommand> which) {
        planting.logs.tamper(
                planting.topics.marketCommands(),
                which,
                it -> List.of(MarketCommand.newBuilder(it.getFirst()).setAccount(account).build()));
    }

    private void answer(Predicate<Execution> which, UnaryOperator<Execution.Builder> change) {
        planting.logs.tamper(
                planting.topics.executions(),
                which,
                it -> List.of(change.apply(Execution.newBuilder(it.getFirst())).build()));
    }

    /// Whether the market did it.
    private boolean isDone(MarketCommand command) {
        return planting.logs.all(planting.topics.executions()).stream()
                .filter(it -> isAnswer(it, command))
                .anyMatch(it -> it.getRefusal() == null && it.getUncounted().isEmpty());
    }

    private static boolean isAnswer(Execution execution, MarketCommand command) {
        return execution.getCommandId().equals(command.getId())
                && execution.getAccount().equals(command.getAccount())
                && execution.getSource().equals(command.getMarket());
    }
}
