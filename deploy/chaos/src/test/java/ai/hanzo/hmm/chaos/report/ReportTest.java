package ai.hanzo.hmm.chaos.report;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.chaos.ChaosSettings;
import ai.hanzo.hmm.chaos.life.LifeCounts;
import ai.hanzo.hmm.chaos.life.Stillness;
import ai.hanzo.hmm.chaos.load.Player.Counts;
import ai.hanzo.hmm.chaos.plan.Fault;
import ai.hanzo.hmm.chaos.plan.FaultKind;
import ai.hanzo.hmm.check.Judgement;
import ai.hanzo.hmm.check.Promise;
import ai.hanzo.hmm.check.Verdict;
import ai.hanzo.hmm.check.sum.ConservationReport;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.HdrHistogram.Histogram;
import org.apache.kafka.streams.GroupProtocol;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

class ReportTest {
    private static final List<Happened> FAULTS =
            List.of(
                    happened(FaultKind.KILL, Optional.of(7_200)),
                    happened(FaultKind.POISON, Optional.of(600)),
                    happened(FaultKind.KILL, Optional.of(9_100)),
                    happened(FaultKind.KILL, Optional.of(6_800)),
                    happened(FaultKind.LOST_STATE, Optional.empty()));

    @Test
    void aPageSaysWhatWasDoneHowLongItTookAndWhatBroke() {
        assertThat(ReportText.page(report(List.of("the peer took over after 16 s"))))
                .contains("seed 7, 3.0 minutes, 1 broker, group protocol classic, standbys 1")
                .contains("18,000 sent, 17,999 answered (3,000 of them refused), 5 asked again")
                .contains("p50 20 ms")
                .contains("32 expected, 31 seen")
                .contains("2 fencings, 1 threads begun anew, 3 markers left out, 4 records out")
                .containsPattern("kill +3 +6\\.8 s +7\\.2 s +9\\.1 s")
                .containsPattern("lost-state +1 +- +- +-")
                .containsPattern("poison +1 +0\\.6 s +0\\.6 s +0\\.6 s")
                .contains("790 ended: 700 COMPLETED, 90 PROVIDER_FAULT; 55 were suspended")
                .contains("40 not started, 30 fallen silent (5 had spoken, unheard)")
                .contains("disputes 20 upheld, 10 dismissed")
                .contains("1.500000 delivered, 0.250000 refunded with 5.500000 HANZO (0.000000")
                .contains("stood still 1 times, the longest pause of a log was 12.3 s")
                .contains("every settlement sums to zero")
                .contains("VIOLATION  the peer took over after 16 s")
                .doesNotContain("no violations");
    }

    @Test
    void aCleanRunSaysSo() {
        var report = report(List.of());
        assertThat(report.isClean()).isTrue();
        assertThat(ReportText.page(report)).endsWith("no violations");
    }

    @Test
    void theSameIsThereForPrograms() throws Exception {
        var line = ReportJson.line(report(List.of("broken")));
        assertThat(line).doesNotContain("\n");
        var json = new ObjectMapper().readTree(line);
        assertThat(json.at("/clean").asBoolean(true)).isFalse();
        assertThat(json.at("/settings/seed").asLong()).isEqualTo(7);
        assertThat(json.at("/settings/groupProtocol").asText()).isEqualTo("classic");
        assertThat(json.at("/commands/answered").asLong()).isEqualTo(17_999);
        assertThat(json.at("/deadLetters/expected").asInt()).isEqualTo(32);
        assertThat(json.at("/recoveries/kill/maxMs").asLong()).isEqualTo(9_100);
        assertThat(json.at("/recoveries/kill/faults").asInt()).isEqualTo(3);
        assertThat(json.at("/recoveries/lost-state").has("maxMs")).isFalse();
        assertThat(json.at("/faults").size()).isEqualTo(5);
        assertThat(json.at("/faults/1/recoveryMs").asLong()).isEqualTo(600);
        assertThat(json.at("/verdict/promises/replay/state").asText()).isEqualTo("holds");
        assertThat(json.at("/allocations/byReason/COMPLETED").asLong()).isEqualTo(700);
        assertThat(json.at("/allocations/refundMicros").asLong()).isEqualTo(5_500_000);
        assertThat(json.at("/marketTime/longestMs").asLong()).isEqualTo(12_340);
        assertThat(json.at("/violations/0").asText()).isEqualTo("broken");
    }

    private static Happened happened(FaultKind kind, Optional<Integer> ms) {
        return new Happened(
                new Fault(Duration.ofSeconds(8), kind, 0, false),
                Duration.ofSeconds(9),
                ms.map(Duration::ofMillis));
    }

    private static Report report(List<String> violations) {
        var latency = new Histogram(3);
        latency.recordValueWithCount(20_000, 100);
        var findings =
                Arrays.stream(Promise.values())
                        .map(promise -> new Judgement(promise).finding())
                        .toList();
        return new Report(
                new ChaosSettings(
                        Duration.ofMinutes(3),
                        7,
                        1,
                        100,
                        25,
                        GroupProtocol.CLASSIC,
                        1,
                        ChaosSettings.TAKEOVER,
                        EnumSet.allOf(FaultKind.class)),
                new Counts(18_000, 17_999, 3_000, 5, 360),
                latency,
                FAULTS,
                32,
                31,
                new Signs(2, 1, 3, 4),
                new LifeCounts(
                        new TreeMap<>(Map.of("COMPLETED", 700L, "PROVIDER_FAULT", 90L)),
                        55,
                        40,
                        30,
                        5,
                        20,
                        10,
                        1_500_000,
                        250_000,
                        50_000,
                        5_500_000,
                        0),
                new Stillness(12_340, 1),
                new Verdict(findings, ConservationReport.NONE, new TreeMap<>(), new TreeMap<>()),
                violations);
    }
}
