package ai.hanzo.hmm.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Time alone changes allocations, at the moment at which it is due. The allocation is the one of
/// README.md: 0.01 SCU that last 200 s, matched at second 0, at a refund price of 20.
class LifeOfAnAllocationTest {
    private static final long MATCHED_MS = 1_767_225_602_000L;
    private static final int LINES_TO_THE_MATCH = 9;

    private static String match;

    @BeforeAll
    static void read() throws IOException {
        var lines = Files.readAllLines(Path.of("src/test/resources/commands.jsonl"));
        match = String.join("\n", lines.subList(0, LINES_TO_THE_MATCH)) + "\n";
    }

    /// The states as they were told, the second at which it was over and what was paid back. Silent
    /// for 319 s: all could have been used in them, 0.01 x 20. Used 0.00395 in 79 s: the rest,
    /// 0.00605 x 20. Not delivered, all or half: with a tenth more.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    9999 tick                                        | ALLOCATED PROVIDER_FAULT                  | 120 | 0.22
                    1 start, 9999 tick                               | ALLOCATED ACTIVE SUSPENDED EXPIRED        | 320 | 0.2
                    1 start, 80 heartbeat, 9999 tick                 | ALLOCATED ACTIVE ACTIVE SUSPENDED EXPIRED | 320 | 0.121
                    1 start, 95 heartbeat, 96 complete               | ALLOCATED ACTIVE SUSPENDED ACTIVE COMPLETED | 96 | 0
                    1 start, 10 end                                  | ALLOCATED ACTIVE CONSUMER_ENDED           | 10  | 0
                    9 end                                            | ALLOCATED CONSUMER_ENDED                  | 9   | 0
                    1 start, 50 heartbeat, 60 fault                  | ALLOCATED ACTIVE ACTIVE PROVIDER_FAULT    | 60  | 0.11
                    """)
    void itChangesWhenItIsDue(String said, String states, long endedS, String refund)
            throws IOException {
        var told = played(said.split(", ")).all("allocation");
        assertThat(told.stream().map(LifeOfAnAllocationTest::state)).containsExactly(words(states));
        var last = told.getLast();
        assertThat(last.get("closedMs").asLong()).isEqualTo(MATCHED_MS + endedS * 1_000);
        assertThat(last.get("refund").asText()).isEqualTo(refund);
    }

    @Test
    void whatCannotBeDoneIsToldWithItsReason() throws IOException {
        var played = played("1 start", "2 start", "3 ruling", "4 dispute", "5 dispute", "6 twice");
        var refusals =
                played.all("execution").stream()
                        .map(execution -> execution.at("/refusal/code").asText())
                        .filter(code -> !code.isEmpty())
                        .toList();
        assertThat(refusals)
                .containsExactly("ALREADY_STARTED", "ALREADY_DISPUTED", "INVALID_HEARTBEAT");
        assertThat(played.all("deadLetter"))
                .extracting(letter -> letter.get("reason").asText())
                .containsExactly("NOT_DISPUTED");
    }

    @Test
    void whoAsksForMoreQualityThanThereIsIsRefused() throws IOException {
        var order =
                """
                {"timestamp":%d,"type":"LIMIT","account":"alice","clientOrderId":"o2",\
                "market":"gpu-inference/h100","side":"BUY","price":"22","quantity":"0.01",\
                "minQualityPpm":%d}
                """;
        var good = Played.of(match + order.formatted(MATCHED_MS, 500_000));
        assertThat(good.all("allocation")).hasSize(2);
        var played = Played.of(match + order.formatted(MATCHED_MS, 500_001));
        assertThat(played.all("execution").getLast().at("/refusal/code").asText())
                .isEqualTo("QUALITY_UNAVAILABLE");
    }

    private static Played played(String... said) throws IOException {
        return Played.of(
                match
                        + Arrays.stream(said)
                                .map(LifeOfAnAllocationTest::line)
                                .collect(Collectors.joining("\n")));
    }

    /// At a second after the match.
    private static String line(String said) {
        var words = said.split(" ");
        long second = Long.parseLong(words[0]);
        var use = "\"uses\":[{\"allocation\":1,\"used\":\"0.004\"}%s]}";
        return switch (words[1]) {
            case "tick" -> line(second, "tick", "", "").replaceFirst(",\"id.*", "}");
            case "heartbeat" -> uses(second, use.formatted(""));
            case "twice" -> uses(second, use.formatted(",{\"allocation\":1,\"used\":\"0\"}"));
            case "complete" ->
                    line(
                            second,
                            "complete",
                            "gpu-house",
                            "\"used\":\"0.01\",\"proof\":\"%s\",".formatted("0f".repeat(32)));
            case "end" -> line(second, "end", "alice", "");
            case "dispute" -> line(second, "dispute", "alice", "\"reason\":\"noise\",");
            case "fault", "ruling" ->
                    line(second, words[1], "", "\"unused\":\"0.005\",\"reason\":\"x\",")
                            .replace("\"account\":\"\",", "");
            default -> line(second, words[1], "gpu-house", "");
        };
    }

    private static String uses(long second, String uses) {
        return line(second, "heartbeat", "gpu-house", "").replace("\"allocation\":1}", uses);
    }

    private static String line(long second, String type, String account, String fields) {
        return """
        {"timestamp":%d,"type":"%s","id":"c-%d","account":"%s","market":"gpu-inference/h100",%s\
        "allocation":1}"""
                .formatted(MATCHED_MS + second * 1_000, type, second, account, fields);
    }

    private static String state(JsonNode allocation) {
        var reason = allocation.get("closeReason").asText();
        return reason.isEmpty() ? allocation.get("state").asText() : reason;
    }

    private static String[] words(String text) {
        return List.of(text.split(" +")).toArray(String[]::new);
    }
}
