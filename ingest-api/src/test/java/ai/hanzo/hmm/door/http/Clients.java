package ai.hanzo.hmm.door.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Many clients at once that begin alike and never come to an end by themselves.
final class Clients implements AutoCloseable {
    private static final long PAUSE_MS = 50;
    private static final long PATIENCE_S = 60;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Wire> wires = new ArrayList<>();

    /// What each was answered until the door ended it; empty for who does not read.
    private final List<Future<String>> answers = new ArrayList<>();

    private Clients(TestDoor door, int count) throws IOException {
        for (int i = 0; i < count; i++) wires.add(new Wire(door.server.port()));
    }

    /// Each sends the beginning of something.
    static Clients sending(TestDoor door, int count, byte[] beginning) throws IOException {
        var clients = new Clients(door, count);
        for (var wire : clients.wires) {
            wire.send(beginning);
            clients.answers.add(clients.threads.submit(wire::all));
        }
        return clients;
    }

    /// Each goes on sending requests and reads no answer.
    static Clients pouring(TestDoor door, int count, byte[] requests) throws IOException {
        var clients = new Clients(door, count);
        for (var wire : clients.wires) {
            clients.answers.add(
                    clients.threads.submit(
                            () -> {
                                while (wire.send(requests)) {
                                    // Until the door has had enough.
                                }
                                return "";
                            }));
        }
        return clients;
    }

    /// Each sends a little now and then.
    void dribble(String little) {
        for (var wire : wires) {
            threads.execute(
                    () -> {
                        try {
                            while (wire.send(little)) Thread.sleep(PAUSE_MS);
                        } catch (InterruptedException _) {
                            Thread.currentThread().interrupt();
                        }
                    });
        }
    }

    boolean isAnyThere() {
        return answers.stream().anyMatch(each -> !each.isDone());
    }

    List<String> answers() throws Exception {
        var told = new ArrayList<String>();
        for (var each : answers) told.add(each.get(PATIENCE_S, TimeUnit.SECONDS));
        return told;
    }

    @Override
    public void close() throws IOException {
        for (var wire : wires) wire.close();
        threads.shutdownNow();
    }
}
