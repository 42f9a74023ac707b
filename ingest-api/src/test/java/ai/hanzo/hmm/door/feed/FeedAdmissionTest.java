package ai.hanzo.hmm.door.feed;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.wire.AccountBalances;

import io.javalin.http.Context;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

class FeedAdmissionTest {
    private final Set<String> ended = ConcurrentHashMap.newKeySet();
    private final Map<String, String> accounts = new ConcurrentHashMap<>(Map.of("a", "alice"));
    private FeedRig rig;
    private FeedClient client;

    @BeforeEach
    void open() throws Exception {
        rig = new FeedRig(FeedRig.SETTINGS, new Tokens());
        client = rig.connect();
    }

    @AfterEach
    void close() {
        client.close();
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"executions", "balances", "allocations"})
    void anAccountIsItsOwnersAlone(String channel) throws Exception {
        assertThat(refusal(channel, "alice")).isEqualTo("UNAUTHENTICATED");
        client.send("{'op':'auth','id':1,'token':'a'}").next("authenticated");
        client.send(subscribe(channel, "alice")).next("subscribed");
        assertThat(client.next("snapshot").path("account").asText()).isEqualTo("alice");
        assertThat(refusal(channel, "bob")).isEqualTo("FORBIDDEN");
        rig.happens(balances("bob"));
        client.send("{'op':'ping'}").next("pong");
    }

    @Test
    void aRefusedAccountLetsNothingOfTheRequestIn() throws Exception {
        client.send(
                "{'op':'subscribe','channels':[{'channel':'prices','market':'gpu-inference/h100'},"
                        + "{'channel':'balances','account':'alice'}]}");
        assertThat(client.next("error").path("code").asText()).isEqualTo("UNAUTHENTICATED");
        rig.happens(Records.price(1));
        client.send("{'op':'ping'}").next("pong");
    }

    @Test
    void anOwnersBalancesAreTold() throws Exception {
        client.send("{'op':'auth','token':'a'}").next("authenticated");
        client.send(subscribe("balances", "alice")).next("subscribed");
        client.next("snapshot");
        rig.happens(balances("bob"));
        rig.happens(balances("alice"));
        assertThat(client.next("update").path("data").path("account").asText()).isEqualTo("alice");
    }

    @Test
    void aTokenThatIsNotGoodEndsIt() throws Exception {
        client.send("{'op':'auth','id':9,'token':'stolen'}");
        var error = client.next("error");
        assertThat(error.path("code").asText()).isEqualTo("UNAUTHENTICATED");
        assertThat(error.path("id").asInt()).isEqualTo(9);
        assertThat(error.toString()).doesNotContain("stolen");
        assertThat(client.closed()).startsWith("4001 UNAUTHENTICATED");
    }

    @Test
    void aTokenThatEndsEndsItToo() throws Exception {
        client.send("{'op':'auth','token':'a'}").next("authenticated");
        ended.add("a");
        assertThat(client.closed()).startsWith("4001 UNAUTHENTICATED");
    }

    @Test
    void whoLosesAnAccountHearsNoMoreOfIt() throws Exception {
        client.send("{'op':'auth','token':'a'}").next("authenticated");
        client.send(subscribe("balances", "alice")).next("subscribed");
        client.next("snapshot");
        accounts.put("a", "carol");
        assertThat(client.closed()).startsWith("4003 FORBIDDEN");
    }

    private String refusal(String channel, String account) throws Exception {
        return client.send(subscribe(channel, account)).next("error").path("code").asText();
    }

    private static String subscribe(String channel, String account) {
        return "{'op':'subscribe','channels':[{'channel':'%s','account':'%s'}]}"
                .formatted(channel, account);
    }

    private static AccountBalances balances(String account) {
        return AccountBalances.newBuilder()
                .setAccount(account)
                .setTimeMs(1)
                .setAssets(List.of())
                .setSequences(Map.of())
                .build();
    }

    /// Tokens are the names that accounts stand under.
    private final class Tokens implements Admission {
        @Override
        public Guest guest(Context ctx) {
            return new Bearer("");
        }

        @Override
        public Guest guest(String token, Guest before) {
            if (accounts.containsKey(token)) return new Bearer(token);
            throw Problem.of(Code.UNAUTHENTICATED, "the token is unknown");
        }
    }

    private final class Bearer implements Guest {
        private final String token;

        Bearer(String token) {
            this.token = token;
        }

        @Override
        public String who() {
            return token;
        }

        @Override
        public boolean mayHear(String account) {
            return account.equals(accounts.get(token));
        }

        @Override
        public void charge() {}

        @Override
        public boolean isAuthenticated() {
            return !token.isEmpty();
        }

        @Override
        public boolean isStillGood() {
            return !ended.contains(token);
        }
    }
}
