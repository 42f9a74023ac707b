package ai.hanzo.hmm.wire.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.wire.Deposit;
import ai.hanzo.hmm.wire.serde.RegistryUnavailableException;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class RegistryClientTest {
    private static final String SUBJECT = "hmm.deposits-value";
    private static final Schema DEPOSIT = Deposit.getClassSchema();

    private final List<Long> pauses = new ArrayList<>();
    private CatalogueServer server;

    @BeforeEach
    void start() throws IOException {
        server =
                new CatalogueServer(
                        new FixedCatalogue(new TopicCatalogue(TopicCatalogue.DEFAULT_PREFIX)),
                        "/apis/ccompat/v7");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void eachQuestionIsAskedOnce() {
        try (var client = client(server.url())) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.register(SUBJECT, DEPOSIT)).isEqualTo(1028);
                assertThat(client.byId(1028)).isEqualTo(DEPOSIT);
            }
        }
        assertThat(server.asked())
                .containsExactly(
                        "POST /subjects/hmm.deposits-value/versions", "GET /schemas/ids/1028");
    }

    @Test
    void theNewestVersionIsAskedAnew() {
        try (var client = client(server.url() + "/")) {
            assertThat(client.latest(SUBJECT)).isEqualTo(new Registered(SUBJECT, 2, 1028, DEPOSIT));
            client.latest(SUBJECT);
        }
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void subjectsAreEncodedInThePath() {
        try (var client = client(server.url())) {
            assertRefused(40401, () -> client.idOf("a/b c+d", DEPOSIT));
        }
        assertThat(server.asked()).containsExactly("POST /subjects/a%2Fb%20c%2Bd");
    }

    @Test
    void anAnswerAboutSchemasIsFinal() {
        try (var client = client(server.url())) {
            assertRefused(40403, () -> client.byId(7));
            assertRefused(40403, () -> client.idOf(SUBJECT, Schema.create(Schema.Type.INT)));
            assertRefused(409, () -> client.register(SUBJECT, Schema.create(Schema.Type.INT)));
            server.next(422, "{\"error_code\":42201,\"message\":\"bad\"}");
            assertRefused(42201, () -> client.register(SUBJECT, DEPOSIT));
        }
        assertThat(pauses).isEmpty();
    }

    @Test
    void aSchemaThatIsNoAvroIsFinalToo() {
        server.next(200, "{\"schemaType\":\"PROTOBUF\",\"schema\":\"syntax = \\\"proto3\\\";\"}");
        try (var client = client(server.url())) {
            assertRefused(42201, () -> client.byId(5));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429})
    void aBusyRegistryIsAskedAgainAfterAWhile(int status) {
        server.next(status, "");
        server.next(status, "{\"error_code\":50001,\"message\":\"busy\"}");
        try (var client = client(server.url())) {
            assertThat(client.byId(1028)).isEqualTo(DEPOSIT);
        }
        assertThat(pauses).containsExactly(100L, 200L);
    }

    @Test
    void afterAllRoundsTheRegistryIsUnavailable() throws IOException {
        try (var client = client(nobody())) {
            assertThatThrownBy(() -> client.byId(1028))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining("127.0.0.1");
        }
        assertThat(pauses).containsExactly(100L, 200L, 400L);
    }

    @Test
    void nothingIsKeptOfAFailure() {
        for (int i = 0; i < 4; i++) server.next(503, "");
        try (var client = client(server.url())) {
            assertThatThrownBy(() -> client.byId(1028))
                    .isInstanceOf(RegistryUnavailableException.class);
            assertThat(client.byId(1028)).isEqualTo(DEPOSIT);
        }
    }

    @Test
    void theNextAddressIsTriedAtOnceAndKept() throws IOException {
        try (var client = client(nobody() + "," + server.url())) {
            assertThat(client.byId(1028)).isEqualTo(DEPOSIT);
            assertThat(client.idOf(SUBJECT, DEPOSIT)).isEqualTo(1028);
        }
        assertThat(pauses).isEmpty();
    }

    /// Somebody else's answers say nothing about a schema, and waiting a second changes nothing.
    @ParameterizedTest
    @ValueSource(ints = {302, 401, 403, 404})
    void aPageOfSomebodyElseIsNoAnswer(int status) {
        server.next(status, "<html>");
        try (var client = client(server.url())) {
            assertThatThrownBy(() -> client.byId(1028))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining("answered " + status);
        }
        assertThat(pauses).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "{}", "[]", "{\"id\":\"x\"}", ""})
    void norIsAGoodStatusWithoutAnId(String body) {
        server.next(200, body);
        try (var client = client(server.url())) {
            assertThatThrownBy(() -> client.register(SUBJECT, DEPOSIT))
                    .isInstanceOf(RegistryUnavailableException.class);
        }
    }

    @Test
    void anInterruptedQuestionLeavesTheThreadInterrupted() {
        try (var client = client(server.url())) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> client.byId(1028))
                    .isInstanceOf(RegistryUnavailableException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /// Base64 of `me:secret`.
    @Test
    void credentialsComeFromTheAddressOrTheSettings() {
        var inAddress = server.url().replace("http://", "http://me:secret@");
        try (var client = client(inAddress)) {
            client.byId(1028);
        }
        var user =
                Map.of(
                        "basic.auth.credentials.source", "USER_INFO",
                        "basic.auth.user.info", "me:secret");
        try (var client = client(server.url(), user)) {
            client.byId(1028);
        }
        assertThat(server.authorized()).containsExactly("Basic bWU6c2VjcmV0", "Basic bWU6c2VjcmV0");
    }

    private RegistryClient client(String urls) {
        return client(urls, Map.of());
    }

    private RegistryClient client(String urls, Map<String, String> more) {
        var settings = new HashMap<String, String>(more);
        settings.put(RegistrySettings.URL, urls);
        return new RegistryClient(
                new RegistryHttp(new RegistrySettings(settings), ms -> pauses.add(ms)));
    }

    /// An address at which nobody listens.
    private static String nobody() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }
    }

    private static void assertRefused(int code, Runnable question) {
        assertThatThrownBy(question::run)
                .isInstanceOfSatisfying(
                        RegistryRefusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
