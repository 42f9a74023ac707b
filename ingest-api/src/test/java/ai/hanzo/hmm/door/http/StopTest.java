package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

class StopTest {
    private static final String DEPOSIT =
            "{\"account\":\"alice\",\"reference\":\"d-1\",\"amount\":\"5\",\"origin\":\"test\"}";

    @Test
    void aRequestUnderWayIsAnsweredThoughTheServerStops() throws Exception {
        var confirmed = new CompletableFuture<Void>();
        try (var door = new TestDoor()) {
            door.log.acknowledgement = () -> confirmed;
            var answer = CompletableFuture.supplyAsync(() -> deposit(door));
            await().until(() -> !door.log.entries.isEmpty());

            int port = door.server.port();
            var stopped = CompletableFuture.runAsync(door.server::close);
            await().until(() -> isRefused(port));
            assertThat(stopped).as("it waits for what is under way").isNotDone();

            confirmed.complete(null);
            assertThat(answer.get(30, TimeUnit.SECONDS).status()).isEqualTo(202);
            stopped.get(30, TimeUnit.SECONDS);
        }
    }

    private static TestDoor.Answer deposit(TestDoor door) {
        try {
            return door.post("/v1/deposits", DEPOSIT);
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private static boolean isRefused(int port) throws Exception {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
            return false;
        } catch (ConnectException refused) {
            return true;
        }
    }
}
