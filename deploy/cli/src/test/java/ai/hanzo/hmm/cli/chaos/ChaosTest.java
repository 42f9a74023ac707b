package ai.hanzo.hmm.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.chaos.Chaos;
import ai.hanzo.hmm.chaos.ChaosSettings;
import ai.hanzo.hmm.chaos.plan.Fault;
import ai.hanzo.hmm.chaos.plan.FaultKind;
import ai.hanzo.hmm.chaos.report.ReportText;
import ai.hanzo.hmm.check.Promise;
import ai.hanzo.hmm.cli.Main;

import org.apache.kafka.streams.GroupProtocol;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// A short run of a few faults; `hmm chaos` makes longer ones.
@Tag("long")
class ChaosTest {
    /// How fast is for `hmm chaos` to say, on a machine that does nothing else.
    private static final Duration HOWEVER_LONG = Duration.ofDays(1);

    /// Left where it is when a test fails: its logs say why.
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void whatIsBrokenUnderLoadIsWholeAgainAndEveryPromiseIsKept() throws Exception {
        long seed = Long.getLong("hmm.seed", new Random().nextLong());
        var settings =
                new ChaosSettings(
                        Duration.ofSeconds(6),
                        seed,
                        1,
                        60,
                        25,
                        GroupProtocol.CLASSIC,
                        1,
                        HOWEVER_LONG,
                        EnumSet.allOf(FaultKind.class));
        var faults =
                List.of(
                        new Fault(Duration.ofSeconds(2), FaultKind.POISON, 0, false),
                        new Fault(Duration.ofSeconds(3), FaultKind.KILL, 1, false),
                        new Fault(Duration.ofSeconds(4), FaultKind.STOP_CONTINUE, 0, false));
        var story = Collections.synchronizedList(new ArrayList<String>());
        var report = Chaos.run(settings, faults, folder, Main.class.getName(), story::add);

        var page = String.join("\n", story) + "\n\n" + ReportText.page(report);
        assertThat(report.violations()).as(page).isEmpty();
        assertThat(report.faults()).as(page).hasSize(3).allMatch(f -> f.recovery().isPresent());
        assertThat(report.signs().fenced()).as(page).isPositive();
        assertThat(report.poisoned()).as(page).isEqualTo(report.deadLetters()).isPositive();
        assertThat(report.verdict().of(Promise.ZERO_SUM).checked()).as(page).isPositive();
        assertThat(ProcessHandle.current().descendants())
                .as("children that are left")
                .noneMatch(ChaosTest::runsAPart);
    }

    private static boolean runsAPart(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(Main.class.getName());
    }
}
