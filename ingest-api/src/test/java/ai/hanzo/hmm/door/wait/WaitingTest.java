package ai.hanzo.hmm.door.wait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.door.tail.Happening;
import ai.hanzo.hmm.wire.CommandStatus;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.Refusal;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Optional;

class WaitingTest {
    private final Waiting waiting = new Waiting();

    @Test
    void itEndsWithTheAnswerToTheCommandAndNoOther() {
        var wait = waiting.begin("alice", "c-1");
        happens(answer("alice", "c-2", CommandStatus.DONE));
        happens(answer("bob", "c-1", CommandStatus.DONE));
        happens(answer("alice", "", CommandStatus.DONE));
        assertThat(wait).isNotDone();
        var answer = answer("alice", "c-1", CommandStatus.DONE);
        happens(answer);
        assertThat(wait).isCompletedWithValue(Optional.of(answer));
    }

    @Test
    void whatIsPendingIsNoAnswerYet() {
        var wait = waiting.begin("alice", "c-1");
        happens(answer("alice", "c-1", CommandStatus.PENDING));
        assertThat(wait).isNotDone();
        happens(answer("alice", "c-1", CommandStatus.REFUSED));
        assertThat(wait).isCompleted();
    }

    @Test
    void allWhoWaitForOneCommandAreTold() {
        var first = waiting.begin("alice", "c-1");
        var again = waiting.begin("alice", "c-1");
        happens(answer("alice", "c-1", CommandStatus.DONE));
        assertThat(first).isCompleted();
        assertThat(again).isCompleted();
        assertThat(waiting.underWay()).isZero();
    }

    @Test
    void aConflictAnswersWhoSentOtherContentLater() {
        var first = waiting.begin("alice", "c-1");
        var other = waiting.begin("alice", "c-1");
        var conflict =
                Execution.newBuilder(answer("alice", "c-1", CommandStatus.REFUSED))
                        .setRefusal(new Refusal("CLIENT_ORDER_ID_CONFLICT", "taken", Map.of()))
                        .build();
        happens(conflict);
        assertThat(other).isCompletedWithValue(Optional.of(conflict));
        assertThat(first).isNotDone();
    }

    @Test
    void whoGivesUpIsForgotten() {
        var wait = waiting.begin("alice", "c-1");
        assertThat(waiting.underWay()).isEqualTo(1);
        wait.cancel(false);
        assertThat(waiting.underWay()).isZero();
        happens(answer("alice", "c-1", CommandStatus.DONE));
        assertThat(wait).isCancelled();
    }

    @Test
    void noMoreThanTheBoundWait() {
        for (int i = 0; i < Waiting.MOST; i++) waiting.begin("alice", "c-" + i);
        assertThatThrownBy(() -> waiting.begin("alice", "one-more"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("20000 requests wait");
        happens(answer("alice", "c-7", CommandStatus.DONE));
        assertThat(waiting.begin("alice", "one-more")).isNotDone();
    }

    @Test
    void whenTheDoorClosesNobodyWaits() {
        var before = waiting.begin("alice", "c-1");
        waiting.close();
        assertThat(before).isCompletedWithValue(Optional.empty());
        assertThat(waiting.begin("alice", "c-2")).isCompletedWithValue(Optional.empty());
        assertThat(waiting.underWay()).isZero();
    }

    private void happens(Execution answer) {
        waiting.happened(new Happening("hmm.executions", 0, 1, 2, answer.getAccount(), answer));
    }

    private static Execution answer(String account, String id, CommandStatus status) {
        return Execution.newBuilder()
                .setAccount(account)
                .setSource("ledger")
                .setSequence(1)
                .setTimeMs(2)
                .setCommandId(id)
                .setStatus(status)
                .build();
    }
}
