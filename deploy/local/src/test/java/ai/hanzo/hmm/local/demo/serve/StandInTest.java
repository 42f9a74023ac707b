package ai.hanzo.hmm.local.demo.serve;

import static ai.hanzo.hmm.local.demo.serve.Bought.CONDUCTS;
import static ai.hanzo.hmm.local.demo.serve.Bought.PROVIDER;
import static ai.hanzo.hmm.local.demo.serve.Bought.RAW_MICROS;
import static ai.hanzo.hmm.local.demo.serve.Bought.WORK_MS;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.local.demo.plan.Conduct;
import ai.hanzo.hmm.local.demo.plan.Terms;
import ai.hanzo.hmm.market.token.TokenClaims;
import ai.hanzo.hmm.streams.token.TokenKeys;
import ai.hanzo.hmm.streams.token.TokenVerifier;
import ai.hanzo.hmm.wire.CommandStatus;
import ai.hanzo.hmm.wire.CompleteAllocation;
import ai.hanzo.hmm.wire.Heartbeat;
import ai.hanzo.hmm.wire.MeteredUse;
import ai.hanzo.hmm.wire.StartAllocation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Times are ms; a heartbeat is due every 500. An allocation's number is its token here.
class StandInTest {
    private static final String GOOD = order(Conduct.Serves.class);
    private static final String LAZY = order(Conduct.NeverStarts.class);
    private static final String SILENT = order(Conduct.FallsSilent.class);
    private static final String DYING = order(Conduct.Dies.class);

    private final StandIn standIn =
            new StandIn(PROVIDER, CONDUCTS, (token, _, _) -> Bought.claims(Long.parseLong(token)));

    @Test
    void anAllocationIsStartedOnceItsTokenWasShown() {
        standIn.allocated(Bought.allocated(7, GOOD));
        assertThat(standIn.due(10_000)).isEmpty();
        assertThat(standIn.presented(Bought.id(7), "7", 10_010)).isEqualTo(new Shown.Opens());
        assertThat(standIn.due(10_020))
                .containsExactly(new Outgoing("start-7", new StartAllocation(Terms.MARKET, 7L)));
        assertThat(standIn.due(10_030)).isEmpty();
    }

    @Test
    void aTokenOpensOneAllocationOnce() {
        standIn.allocated(Bought.allocated(7, GOOD));
        standIn.allocated(Bought.allocated(8, GOOD));
        assertThat(standIn.presented(Bought.id(7), "8", 10_000))
                .isEqualTo(new Shown.Rejected("it is of another allocation"));
        assertThat(standIn.presented(Bought.id(7), "7", 10_000)).isEqualTo(new Shown.Opens());
        assertThat(standIn.presented(Bought.id(7), "7", 10_000))
                .isEqualTo(new Shown.Rejected("no allocation awaits this token"));
        assertThat(standIn.presented(Bought.id(9), "9", 10_000))
                .isEqualTo(new Shown.Rejected("no allocation awaits this token"));
        assertThat(ids(standIn.due(10_000))).containsExactly("start-7");
    }

    @Test
    void aTokenThatIsNotGenuineStartsNothing() {
        var strict = new StandIn(PROVIDER, CONDUCTS, new TokenVerifier("{\"keys\":[]}")::verify);
        strict.allocated(Bought.allocated(7, GOOD));
        assertThat(strict.presented(Bought.id(7), "7", 10_000))
                .isInstanceOfSatisfying(
                        Shown.Rejected.class,
                        rejected -> assertThat(rejected.why()).startsWith("MALFORMED"));
        assertThat(strict.due(10_000)).isEmpty();
    }

    /// An allocation of 10,000 to 12,000 ms whose token is shown at 13,000.
    @Test
    void aGenuineTokenThatIsShownTooLateIsNotServed(@TempDir Path folder) {
        var keys = TokenKeys.loadOrCreate(folder);
        var strict = new StandIn(PROVIDER, CONDUCTS, new TokenVerifier(keys.jwks())::verify);
        var claims =
                new TokenClaims(
                        TokenClaims.ISSUER,
                        Bought.CONSUMER,
                        PROVIDER.account(),
                        Bought.id(7),
                        Terms.MARKET,
                        RAW_MICROS,
                        Terms.RATE_MICROS,
                        10_000,
                        12_000);
        var allocation = Bought.allocated(7, GOOD);
        allocation.put("startMs", 10_000L);
        allocation.put("tokenHash", claims.hash());
        strict.allocated(allocation);
        var json = claims.canonicalJson().getBytes(StandardCharsets.UTF_8);
        var token = keys.keyFor(10_000).sign(json);
        assertThat(strict.presented(Bought.id(7), token + "x", 13_000))
                .isInstanceOf(Shown.Rejected.class);
        assertThat(strict.presented(Bought.id(7), token, 13_000)).isEqualTo(new Shown.Late());
        assertThat(strict.due(13_000)).isEmpty();
    }

    @Test
    void aClaimThatTheAllocationDoesNotMakeIsNotIts() {
        var other = Bought.allocated(7, GOOD);
        other.put("tokenHash", "00");
        standIn.allocated(other);
        assertThat(standIn.presented(Bought.id(7), "7", 10_000))
                .isEqualTo(new Shown.Rejected("it is of another allocation"));
    }

    @Test
    void oneHeartbeatNamesAllWithTheirUseAndACompletionEndsIt() {
        begin(7, GOOD, 10_000);
        begin(8, GOOD, 10_200);
        assertThat(standIn.due(10_499)).isEmpty();
        assertThat(uses(standIn.due(10_500))).isEqualTo(Map.of(7L, 1_250L, 8L, 750L));
        assertThat(standIn.due(10_999)).isEmpty();
        var due = standIn.due(11_000);
        assertThat(ids(due)).containsExactly("complete-7", "heartbeat-1");
        var completion = (CompleteAllocation) due.getFirst().body();
        assertThat(completion.getUsedMicros()).isEqualTo(RAW_MICROS);
        assertThat(completion.getProof().remaining()).isEqualTo(32);
        assertThat(uses(due)).isEqualTo(Map.of(8L, 2_000L));
        assertThat(ids(standIn.due(11_200))).containsExactly("complete-8");
        assertThat(standIn.serving()).isZero();
        assertThat(standIn.due(20_000)).isEmpty();
    }

    @Test
    void whatIsNotServedNeedsNoHeartbeat() {
        standIn.allocated(Bought.allocated(7, GOOD));
        standIn.presented(Bought.id(7), "7", 10_000);
        assertThat(ids(standIn.due(10_000))).containsExactly("start-7");
        assertThat(standIn.due(11_000)).isEmpty();
        standIn.answered(Bought.answer("start-7", CommandStatus.PENDING).build(), 11_000);
        assertThat(standIn.due(12_000)).isEmpty();
        standIn.answered(Bought.refused("start-7", "UNKNOWN_ALLOCATION"), 12_000);
        assertThat(standIn.due(13_000)).isEmpty();
    }

    @Test
    void whatAHeartbeatCouldNotCountIsServedNoMore() {
        begin(7, GOOD, 10_000);
        begin(8, GOOD, 10_000);
        assertThat(uses(standIn.due(10_500))).containsOnlyKeys(7L, 8L);
        standIn.answered(Bought.uncounted("heartbeat-0", 7), 10_550);
        assertThat(standIn.serving()).isEqualTo(1);
        assertThat(ids(standIn.due(11_000))).containsExactly("complete-8");
    }

    @Test
    void moreThanAHeartbeatTakesGoIntoTheNext() {
        for (int i = 0; i < 2 * StandIn.MOST_USES + 1; i++) begin(i, GOOD, 10_000);
        var due = standIn.due(10_500);
        assertThat(due)
                .extracting(command -> ((Heartbeat) command.body()).getUses().size())
                .containsExactly(1_000, 1_000, 1);
        assertThat(due).extracting(Outgoing::id).doesNotHaveDuplicates();
        assertThat(uses(due)).hasSize(2_001);
    }

    @Test
    void oneThatIsNeverStartedIsCheckedAllTheSame() {
        standIn.allocated(Bought.allocated(7, LAZY));
        assertThat(standIn.presented(Bought.id(7), "7", 10_000)).isEqualTo(new Shown.Opens());
        assertThat(standIn.due(20_000)).isEmpty();
    }

    @Test
    void oneThatFallsSilentIsReportedOnOnceAndComesBackWhereItStood() {
        long silenceMs = ((Conduct.FallsSilent) CONDUCTS.of(PROVIDER, SILENT)).ms();
        begin(7, SILENT, 10_000);
        assertThat(uses(standIn.due(10_500))).isEqualTo(Map.of(7L, 1_250L));
        long backMs = 10_500 + silenceMs;
        assertThat(standIn.due(backMs - 1)).isEmpty();
        assertThat(standIn.due(backMs)).isEmpty();
        assertThat(uses(standIn.due(backMs + 499))).isEqualTo(Map.of(7L, 2_497L));
        assertThat(ids(standIn.due(backMs + 500))).containsExactly("complete-7");
    }

    @Test
    void oneThatDiesIsReportedOnOnce() {
        begin(7, DYING, 10_000);
        assertThat(uses(standIn.due(10_500))).isEqualTo(Map.of(7L, 1_250L));
        for (long ms = 10_600; ms < 20_000; ms += 100) assertThat(standIn.due(ms)).isEmpty();
    }

    @Test
    void whatIsDoneBeforeItsFirstReportHasNoTimeToFail() {
        begin(7, DYING, 10_000);
        standIn.allocated(Bought.allocated(8, GOOD));
        assertThat(ids(standIn.due(10_000 + WORK_MS))).containsExactly("complete-7");
    }

    private void begin(long number, String orderId, long nowMs) {
        standIn.allocated(Bought.allocated(number, orderId));
        standIn.presented(Bought.id(number), Long.toString(number), nowMs);
        standIn.due(nowMs);
        standIn.answered(Bought.done("start-" + number), nowMs);
    }

    private static List<String> ids(List<Outgoing> commands) {
        return commands.stream().map(Outgoing::id).toList();
    }

    private static Map<Long, Long> uses(List<Outgoing> commands) {
        var uses = new ArrayList<MeteredUse>();
        for (var command : commands) {
            if (command.body() instanceof Heartbeat heartbeat) uses.addAll(heartbeat.getUses());
        }
        return uses.stream()
                .collect(Collectors.toMap(MeteredUse::getAllocation, MeteredUse::getUsedMicros));
    }

    private static String order(Class<? extends Conduct> conduct) {
        return Bought.orders(conduct).findFirst().orElseThrow();
    }
}
