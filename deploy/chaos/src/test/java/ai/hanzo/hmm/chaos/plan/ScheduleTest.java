package ai.hanzo.hmm.chaos.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

class ScheduleTest {
    private static final Set<FaultKind> ALL = EnumSet.allOf(FaultKind.class);

    @Test
    void theSameSeedGivesTheSameFaultsAndAnotherOneOthers() {
        assertThat(half(1)).isEqualTo(half(1));
        assertThat(LongStream.range(0, 20).mapToObj(ScheduleTest::half).distinct()).hasSize(20);
    }

    @Test
    void aLongerRunBeginsAsAShorterOneDoes() {
        var five = Schedule.of(3, Duration.ofMinutes(5), 1, ALL);
        assertThat(half(3)).startsWith(five.toArray(Fault[]::new)).hasSizeGreaterThan(five.size());
    }

    @Test
    void everyKindComesAsOftenAsTheOthers() {
        for (long seed = 0; seed < 50; seed++) {
            var faults = half(seed);
            for (int i = 0; i + ALL.size() <= faults.size(); i += ALL.size()) {
                assertThat(faults.subList(i, i + ALL.size()).stream().map(Fault::kind))
                        .as("seed %d, from fault %d", seed, i)
                        .containsExactlyInAnyOrderElementsOf(ALL);
            }
        }
    }

    @Test
    void faultsLeaveTimeToMendAndTheLastLeavesTimeToo() {
        for (long seed = 0; seed < 50; seed++) {
            var faults = half(seed);
            assertThat(faults.getFirst().at()).isEqualTo(Duration.ofSeconds(8));
            for (int i = 1; i < faults.size(); i++) {
                assertThat(faults.get(i).at().minus(faults.get(i - 1).at()))
                        .as("seed %d, before fault %d", seed, i)
                        .isBetween(Duration.ofSeconds(25), Duration.ofSeconds(33));
            }
            assertThat(faults.getLast().at())
                    .isBetween(
                            Duration.ofMinutes(30).minusSeconds(53),
                            Duration.ofMinutes(30).minusSeconds(20));
        }
    }

    @Test
    void everyTargetIsHitAndBothFormsTakeTurns() {
        var faults = Schedule.of(1, Duration.ofHours(2), 3, ALL);
        for (var kind : FaultKind.values()) {
            var of = faults.stream().filter(fault -> fault.kind() == kind).toList();
            int targets = kind == FaultKind.BROKER_BOUNCE ? 3 : Schedule.INSTANCES;
            assertThat(of.stream().map(Fault::target).distinct()).as("%s", kind).hasSize(targets);
            for (int i = 0; i < of.size(); i++) {
                assertThat(of.get(i).gently()).isEqualTo(i % 2 == 1);
            }
        }
    }

    @Test
    void onlyTheKindsAskedForHappen() {
        var faults = Schedule.of(1, Duration.ofMinutes(5), 1, EnumSet.of(FaultKind.KILL));
        assertThat(faults).isNotEmpty().allMatch(fault -> fault.kind() == FaultKind.KILL);
    }

    @Test
    void aRunTooShortForAnyFaultHasNone() {
        assertThat(Schedule.of(1, Duration.ofSeconds(27), 1, ALL)).isEmpty();
    }

    @Test
    void noKindsAndNoBrokersAreRefused() {
        assertThatThrownBy(() -> Schedule.of(1, Duration.ofMinutes(1), 1, Set.of()))
                .hasMessageContaining("kinds");
        assertThatThrownBy(() -> Schedule.of(1, Duration.ofMinutes(1), 0, ALL))
                .hasMessageContaining("brokers must be >= 1: 0");
    }

    private static List<Fault> half(long seed) {
        return Schedule.of(seed, Duration.ofMinutes(30), 1, ALL);
    }
}
