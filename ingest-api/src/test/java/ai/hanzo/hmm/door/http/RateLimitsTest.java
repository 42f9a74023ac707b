package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.door.access.Role;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One request a second is allowed here, a hundred at once.
class RateLimitsTest {
    private static final int AT_ONCE = 100;
    private static final String[] ALICE = Callings.header(Role.TRADER, "alice");
    private static final String[] BOB = Callings.header(Role.TRADER, "bob");
    private static final String[] FORGED = {"Authorization", "Bearer nonsense"};

    private TestDoor door;

    @BeforeEach
    void open() {
        door = new TestDoor(Callings.guarded(1));
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void anAddressThatAsksTooOftenIsTurnedAwayWhoeverItSaysItForwards() throws Exception {
        int before = 0;
        while (get("X-Forwarded-For", "203.0.113." + before % 256, "Forwarded", "for=" + before)
                        .status()
                != 429) {
            before++;
            assertThat(before).as("a limit is there").isLessThan(10 * AT_ONCE);
        }
        assertThat(before).isGreaterThanOrEqualTo(AT_ONCE);
        var answer = get("X-Real-IP", "203.0.113.9", "CF-Connecting-IP", "203.0.113.9");
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.json().path("code").asText()).isEqualTo("RATE_LIMITED");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(get(ALICE).status())
                .as("who has a credential is not its address")
                .isEqualTo(200);
    }

    @Test
    void aCallerThatAsksTooOftenIsTurnedAwayAndNobodyElse() throws Exception {
        exhaust(429, ALICE);
        assertThat(get(BOB).status()).isEqualTo(200);
        assertThat(get().status()).isEqualTo(200);
    }

    @Test
    void credentialsThatAreNotGoodCountAgainstTheirAddress() throws Exception {
        int refused = exhaust(429, FORGED);
        assertThat(refused).isGreaterThanOrEqualTo(AT_ONCE);
        assertThat(get().status()).isEqualTo(429);
        assertThat(get(ALICE).status()).as("a good one is not locked out").isEqualTo(200);
    }

    @Test
    void aBatchCountsItsEntries() throws Exception {
        assertThat(batch(AT_ONCE).status()).as("the largest, after a rest").isEqualTo(202);
        assertThat(door.log.entries).hasSize(AT_ONCE);
        exhaust(429, ALICE);
        assertThat(get(BOB).status()).isEqualTo(200);
    }

    @Test
    void aBatchThatCostsMoreThanIsLeftIsTurnedAwayWhole() throws Exception {
        get(ALICE);
        get(ALICE);
        var answer = batch(AT_ONCE);
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.json().path("code").asText()).isEqualTo("RATE_LIMITED");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 3);
        assertThat(door.log.entries).isEmpty();
        assertThat(batch(AT_ONCE / 2).status()).as("what is left is not lost").isEqualTo(202);
    }

    @Test
    void pathsThatAreNotThereCountToo() throws Exception {
        for (int i = 0; i < AT_ONCE; i++) door.get("/nothing/" + i);
        exhaust(429);
    }

    @Test
    void howTheDoorIsCanAlwaysBeAsked() throws Exception {
        exhaust(429);
        assertThat(door.get("/health/live").status()).isEqualTo(200);
        assertThat(door.get("/health/ready").status()).isEqualTo(200);
    }

    /// How many requests were answered otherwise before.
    private int exhaust(int status, String... headers) throws Exception {
        int before = 0;
        while (get(headers).status() != status) {
            before++;
            assertThat(before).as("a limit is there").isLessThan(10 * AT_ONCE);
        }
        return before;
    }

    private TestDoor.Answer batch(int entries) throws Exception {
        var cancels =
                IntStream.range(0, entries)
                        .mapToObj(
                                "{'cancel':{'account':'alice','clientOrderId':'o','id':'c-%d'}}"
                                        ::formatted)
                        .collect(Collectors.joining(",", "{'orders':[", "]}"));
        var body = cancels.replace('\'', '"').getBytes(UTF_8);
        return door.send("POST", "/v1/orders/batch", body, ALICE);
    }

    private TestDoor.Answer get(String... headers) throws Exception {
        return door.send("GET", "/v1/time", new byte[0], headers);
    }
}
