package ai.hanzo.hmm.check.report;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.check.Judgements;
import ai.hanzo.hmm.check.Promise;
import ai.hanzo.hmm.check.Verdict;
import ai.hanzo.hmm.check.sum.AssetSheet;
import ai.hanzo.hmm.check.sum.AssetSheet.Part;
import ai.hanzo.hmm.check.sum.ConservationReport;

import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

class VerdictReportTest {
    @Test
    void aVerdictIsATableForPeople() {
        assertThat(VerdictText.page(verdict()))
                .startsWith(
                        """
                        promise                      checked
                        outcomes      broken               1  every command has exactly one outcome (3 offences)
                            the first
                            not judged: the beginning is gone
                        sequences     unjudged             0  sequences have no gap and no repeat
                            not judged: commands are under way
                        zero-sum      holds                0  every settlement sums to zero
                        """)
                .contains(
                        "SCU:m: 100 issued - 29 redeemed - 1 retired = 60.5 free + 0 held + 9 in flight;"
                                + " difference -0.5; 70 obligations, difference -0.5")
                .endsWith("1,234 committed records read, 5 of aborted transactions hidden");
    }

    @Test
    void aVerdictIsJsonForPrograms() {
        assertThat(VerdictJson.line(verdict()))
                .startsWith(
                        "{\"holds\":false,\"promises\":{\"outcomes\":{\"state\":\"broken\",\"checked\":1,"
                                + "\"offences\":3,\"firstOffence\":\"the first\","
                                + "\"unjudged\":[\"the beginning is gone\"]},"
                                + "\"sequences\":{\"state\":\"unjudged\",\"checked\":0,\"offences\":0,")
                .contains(
                        "\"conservation\":{\"atRest\":false,\"assets\":[{\"asset\":\"SCU:m\","
                                + "\"issued\":\"100\",\"redeemed\":\"29\",\"retired\":\"1\",\"free\":\"60.5\","
                                + "\"held\":\"0\",\"inFlight\":\"9\",\"difference\":\"-0.5\","
                                + "\"obligations\":\"70\",\"obligationsDifference\":\"-0.5\"}]}")
                .endsWith("\"read\":{\"hmm.orders\":1234},\"hidden\":{\"hmm.executions\":5}}");
    }

    @Test
    void nothingHoldsThatIsBrokenOrNotJudged() {
        assertThat(verdict().holds()).isFalse();
        assertThat(verdict().broken())
                .singleElement()
                .extracting("promise")
                .isEqualTo(Promise.OUTCOMES);
        assertThat(verdict().unjudged())
                .singleElement()
                .extracting("promise")
                .isEqualTo(Promise.SEQUENCES);
        var sound =
                new Verdict(
                        new Judgements().findings(),
                        ConservationReport.NONE,
                        new TreeMap<>(),
                        new TreeMap<>());
        assertThat(sound.holds()).isTrue();
    }

    private static AssetSheet sheet() {
        return new AssetSheet(
                "SCU:m",
                part("issued", 100_000_000),
                List.of(part("redeemed", 29_000_000), part("retired", 1_000_000)),
                List.of(part("free", 60_500_000), part("held", 0), part("inFlight", 9_000_000)),
                Optional.of(part("obligations", 70_000_000)));
    }

    private static Part part(String name, long micros) {
        return new Part(name, BigInteger.valueOf(micros));
    }

    private static Verdict verdict() {
        var judgements = new Judgements();
        var outcomes = judgements.of(Promise.OUTCOMES);
        outcomes.checked();
        outcomes.broken("the first");
        outcomes.broken(2, "another");
        outcomes.unjudged("the beginning is gone");
        judgements.of(Promise.SEQUENCES).unjudged("commands are under way");
        return new Verdict(
                judgements.findings(),
                new ConservationReport(false, List.of(sheet())),
                new TreeMap<>(Map.of("hmm.orders", 1_234L)),
                new TreeMap<>(Map.of("hmm.executions", 5L)));
    }
}
