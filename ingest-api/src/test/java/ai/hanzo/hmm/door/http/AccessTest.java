package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.door.access.Role;

import io.javalin.http.HandlerType;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

/// Who may do what at a guarded door: every route for every role, with its own account and with
/// another's.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {
    private static final byte[] NOTHING = new byte[0];

    private TestDoor door;

    @BeforeAll
    void open() {
        door = new TestDoor(Callings.guarded());
    }

    @AfterAll
    void close() {
        door.close();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void aRoleOpensTheRoutesThatAskForItAndNoOthers(Role role) throws Exception {
        for (var route : door.routes) {
            var answer = send(route, "alice", Callings.header(role, "alice"));
            boolean allowed = route.access().isPublic() || route.access().anyOf().contains(role);
            if (allowed) {
                assertThat(answer.status()).as("%s %s", role, route).isNotIn(401, 403);
            } else {
                refused(answer, 403, "FORBIDDEN", route);
                assertThat(answer.json().path("detail").asText())
                        .contains(
                                route.access().anyOf().stream()
                                        .map(Role::name)
                                        .toArray(String[]::new));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void anotherAccountsPathsAreClosedToWhoIsBound(Role role) throws Exception {
        for (var route : ofSomebody()) {
            var answer = send(route, "bob", Callings.header(role, "alice"));
            if (route.access().anyOf().contains(role) && !role.isBound()) {
                assertThat(answer.status()).as("%s %s", role, route).isNotIn(401, 403);
            } else {
                refused(answer, 403, "FORBIDDEN", route);
            }
        }
    }

    @Test
    void whoIsBoundToEveryAccountMayReadEachOfThem() throws Exception {
        for (var route : ofSomebody()) {
            var answer = send(route, "bob", "Authorization", "Bearer TRADER.PROVIDER.OPERATOR~*");
            assertThat(answer.status()).as("%s", route).isNotIn(401, 403);
        }
    }

    @Test
    void withoutACredentialOnlyWhatIsPublicCanBeHad() throws Exception {
        for (var route : door.routes) {
            var answer = send(route, "alice");
            if (route.access().isPublic()) {
                assertThat(answer.status()).as("%s", route).isNotIn(401, 403);
            } else {
                refused(answer, 401, "UNAUTHENTICATED", route);
                assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
            }
        }
    }

    @Test
    void aCredentialThatIsNotGoodOpensNothingNotEvenWhatIsPublic() throws Exception {
        for (var route : door.routes) {
            if (route.path().startsWith("/health/")) continue; // where nobody is asked who he is
            for (var header : List.of("Bearer nonsense", "Basic YTpi", "Bearer", "TRADER~alice")) {
                var answer = send(route, "alice", "Authorization", header);
                refused(answer, 401, "UNAUTHENTICATED", route);
            }
        }
    }

    @Test
    void nothingOfAnAccountAndNoCommandIsPublic() {
        for (var route : door.routes) {
            // The catalogue of schemas is asked by POST too, and is fixed.
            boolean isOfDoor = route.path().startsWith("/v1/");
            boolean harmless =
                    !isOfDoor
                            || route.method() == HandlerType.GET
                                    && !route.path().contains("{account}");
            if (!harmless) assertThat(route.access().isPublic()).as("%s", route).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    TRADER   | /v1/orders    | {"account":"%s","market":"gpu-inference/h100","side":"BUY","type":"LIMIT","price":"2.02","quantity":"10"}
                    TRADER   | /v1/liquidity | {"account":"%s","type":"redeem","market":"gpu-inference/h100","quantity":"2.5"}
                    PROVIDER | /v1/liquidity | {"account":"%s","type":"end","market":"gpu-inference/h100","allocation":7}
                    TRADER   | /v1/transfers | {"account":"%s","type":"send","to":"alice","amount":"1"}
                    TRADER   | /v1/transfers | {"account":"%s","type":"key","publicKey":""}
                    PROVIDER | /v1/transfers | {"account":"%s","amount":"1","destination":"x"}
                    PROVIDER | /v1/providers | {"account":"%s","type":"nonce","market":"gpu-inference/h100"}
                    OBSERVER | /v1/telemetry | {"provider":"p","market":"gpu-inference/h100","observer":"%s","sequence":4,"eventTimeMs":1}
                    """)
    void aCommandIsTakenForOnesOwnAccountAlone(Role role, String path, String body)
            throws Exception {
        var header = Callings.header(role, "alice");
        assertThat(post(path, body.formatted("alice"), header).status()).isEqualTo(202);
        var before = door.log.entries.size();
        for (var other : List.of("bob", "nobody-has-this", "Alice", "alice.")) {
            var answer = post(path, body.formatted(other), header);
            assertThat(answer.status()).as(other).isEqualTo(403);
            assertThat(answer.json().path("code").asText()).isEqualTo("FORBIDDEN");
        }
        assertThat(door.log.entries).as("nothing went to the log").hasSize(before);
    }

    @Test
    void theTreasuryDepositsToWhomItLikes() throws Exception {
        var deposit = "{\"account\":\"%s\",\"amount\":\"1\",\"origin\":\"wire\"}";
        for (var account : List.of("alice", "bob")) {
            var answer =
                    post(
                            "/v1/deposits",
                            deposit.formatted(account),
                            Callings.header(Role.TREASURY, "x"));
            assertThat(answer.status()).isEqualTo(202);
        }
        assertThat(
                        post(
                                        "/v1/deposits",
                                        deposit.formatted("alice"),
                                        Callings.header(Role.TRADER, "*"))
                                .status())
                .as("not even of every account")
                .isEqualTo(403);
    }

    private List<Route> ofSomebody() {
        var routes =
                door.routes.stream()
                        .filter(route -> !route.access().isPublic())
                        .filter(
                                route ->
                                        route.path().contains("{account}")
                                                || route.path().contains("{provider}"))
                        .toList();
        assertThat(routes).hasSizeGreaterThan(10);
        return routes;
    }

    private static void refused(TestDoor.Answer answer, int status, String code, Route route)
            throws Exception {
        assertThat(answer.status()).as("%s", route).isEqualTo(status);
        assertThat(answer.json().path("code").asText()).as("%s", route).isEqualTo(code);
    }

    private TestDoor.Answer post(String path, String body, String... header) throws Exception {
        return door.send("POST", path, body.getBytes(UTF_8), header);
    }

    /// A request whose path is sound.
    private TestDoor.Answer send(Route route, String account, String... header) throws Exception {
        var path =
                route.path()
                        .replace("{account}", account)
                        .replace("{provider}", account)
                        .replace("{kind}", "gpu-inference")
                        .replace("{class}", "h100")
                        .replace("{number}", "7")
                        .replaceAll("\\{[a-zA-Z]+}", "x");
        var body = route.method() == HandlerType.GET ? NOTHING : "{}".getBytes(UTF_8);
        return door.send(route.method().name(), path, body, header);
    }
}
