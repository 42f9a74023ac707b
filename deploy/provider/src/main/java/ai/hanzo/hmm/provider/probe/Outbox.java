package ai.hanzo.hmm.provider.probe;

import ai.hanzo.hmm.provider.door.DoorClient;
import ai.hanzo.hmm.provider.door.Reply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reports on their way to the door, the oldest first. One stays until the door has taken it or
/// turned it away, or it is too old to count; whatever becomes of it is said in a line.
final class Outbox {
    /// More than ever count of one observer.
    private static final int MOST = 1_000;

    private final DoorClient door;
    private final long countsForMs;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private int lost;

    private record Waiting(int round, long atMs, ObjectNode report) {}

    /// @param countsForMs how long after its time a report counts
    Outbox(DoorClient door, long countsForMs) {
        this.door = door;
        this.countsForMs = countsForMs;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /// Reports that count for nothing.
    int lost() {
        return lost;
    }

    /// @param withThroughput whether the market reckons its rate in what was measured
    /// @return what is to be said of it
    List<String> add(Report report, boolean withThroughput) {
        waiting.add(new Waiting(report.round(), report.atMs(), report.json(withThroughput)));
        return waiting.size() > MOST
                ? List.of(lose(waiting.remove(), MOST + " are waiting"))
                : List.of();
    }

    /// Sends what waits, until the door is away.
    ///
    /// @param nowMs ms since 1970
    /// @return what is to be said of it
    List<String> send(long nowMs) throws InterruptedException {
        var said = new ArrayList<String>();
        while (!waiting.isEmpty()) {
            if (waiting.peek().atMs() + countsForMs <= nowMs) {
                said.add(lose(waiting.remove(), "too old to count"));
                continue;
            }
            switch (door.post("/v1/telemetry", waiting.peek().report(), Map.of())) {
                case Reply.Said(var body) -> said.add(taken(waiting.remove(), body));
                case Reply.TurnedAway no -> said.add(lose(waiting.remove(), no.toString()));
                case Reply.Away(var why) -> {
                    said.add(away(why));
                    return said;
                }
            }
        }
        return said;
    }

    /// Gives up what still waits.
    List<String> giveUp() {
        var said = new ArrayList<String>();
        while (!waiting.isEmpty()) said.add(lose(waiting.remove(), "the door stayed away"));
        return said;
    }

    private static String taken(Waiting report, JsonNode body) {
        return "round %d: the door took it: %s, partition %s, offset %s"
                .formatted(
                        report.round(),
                        body.path("topic").asText("?"),
                        body.path("partition").asText("?"),
                        body.path("offset").asText("?"));
    }

    private String lose(Waiting report, String why) {
        lost++;
        return "round %d: LOST: %s".formatted(report.round(), why);
    }

    private String away(String why) {
        return "round %d: the door is away (%s), %d waiting"
                .formatted(waiting.peek().round(), why, waiting.size());
    }
}
