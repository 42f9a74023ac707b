package ai.hanzo.hmm.provider.token;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.market.token.TokenClaims;
import ai.hanzo.hmm.node.CannotStart;
import ai.hanzo.hmm.provider.Said;
import ai.hanzo.hmm.provider.TestServer;
import ai.hanzo.hmm.streams.key.KeyFile;
import ai.hanzo.hmm.streams.token.TokenKeys;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

class VerifyCommandTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String ALLOCATION =
            "/v1/providers/acme/allocations/gpu-inference/h100/7?consumer=alice";
    private static final TokenClaims CLAIMS = claims(START);

    @TempDir Path folder;
    private Path jwks;
    private TokenKeys keys;
    private String token;
    private Instant now = START;

    @BeforeEach
    void sign() throws IOException {
        keys = TokenKeys.loadOrCreate(folder.resolve("keys"));
        jwks = Files.writeString(folder.resolve("jwks.json"), keys.jwks());
        token = sign(CLAIMS);
    }

    @Test
    void aGoodTokenGivesItsClaims() {
        good(verify("", "--jwks", jwks.toString(), token));
    }

    @Test
    void theTokenMayComeOnStandardInput() {
        good(verify(token + "\n", "--jwks", jwks.toString(), "-"));
        refused(verify("", "--jwks", jwks.toString(), "-"), "MALFORMED: ");
        refused(verify("A".repeat(100_000), "--jwks", jwks.toString(), "-"), "MALFORMED: ");
    }

    @Test
    void aBadOneGivesTheReason() {
        var stranger = TokenKeys.loadOrCreate(folder.resolve("stranger"));
        var file = jwks.toString();
        refused(verify("", "--jwks", file, token + "A"), "SIGNATURE: ");
        refused(verify("", "--jwks", file, stranger.keyFor(0).sign(json(CLAIMS))), "UNKNOWN_KEY: ");
        refused(
                Said.of(command(""), "--provider", "other", "--jwks", file, token),
                "AUDIENCE: token for acme");
        now = START.minusMillis(1);
        refused(verify("", "--jwks", file, token), "NOT_YET_VALID: ");
        now = START.plusSeconds(3_600);
        refused(verify("", "--jwks", file, token), "EXPIRED: ended 2026-01-01T01:00:00Z");
    }

    @Test
    void theKeysMayComeFromAUrl() throws IOException {
        try (var door =
                TestServer.start(
                        (exchange, asked) ->
                                TestServer.answer(
                                        exchange,
                                        asked.path().equals("/.well-known/jwks.json") ? 200 : 404,
                                        "application/jwk-set+json",
                                        keys.jwks()))) {
            good(verify("", "--jwks", door.url() + "/.well-known/jwks.json", token));
            undecided(verify("", "--jwks", door.url() + "/else", token), "HTTP 404");
        }
    }

    @ParameterizedTest
    @CsvSource({"ALLOCATED, 0", "ACTIVE, 0", "SUSPENDED, 0", "CLOSED, 1"})
    void theDoorSaysWhetherTheAllocationIsOpen(String state, int status) throws IOException {
        try (var door = door(200, shown(state, CLAIMS.hash()))) {
            var said = verify("", "--jwks", jwks.toString(), "--door", door.url(), token);
            if (status == 0) good(said);
            else refused(said, "REVOKED: gpu-inference/h100#7 has closed");
            assertThat(door.asked()).extracting(TestServer.Asked::path).containsExactly(ALLOCATION);
        }
    }

    @Test
    void aDoorThatDoesNotKnowIsNoYes() throws IOException {
        try (var door = door(503, "{}")) {
            undecided(asking(door.url()), "the door is away: HTTP 503");
        }
        try (var door = door(404, "{\"code\":\"UNKNOWN_ALLOCATION\",\"detail\":\"no such\"}")) {
            undecided(asking(door.url()), "the door says UNKNOWN_ALLOCATION: no such");
        }
        try (var door = door(200, "<html>")) {
            undecided(asking(door.url()), "the door says NO_DOOR");
        }
        try (var door = door(200, shown("ALLOCATED", "0".repeat(64)))) {
            undecided(asking(door.url()), "the door shows another allocation");
        }
        try (var door = door(200, "{\"tokenHash\":\"" + CLAIMS.hash() + "\"}")) {
            undecided(asking(door.url()), "an allocation without a state");
        }
        var gone = door(200, "{}");
        gone.close();
        undecided(asking(gone.url()), "the door is away: no connection");
        undecided(asking("nonsense"), "--door: a URL such as");
    }

    @Test
    void aGuardedDoorIsShownTheKey() throws IOException {
        var file = folder.resolve("key");
        new KeyFile(file).createIfAbsent("hmm_0_door\n");
        try (var door = door(200, shown("ACTIVE", CLAIMS.hash()))) {
            good(
                    verify(
                            "",
                            "--jwks",
                            jwks.toString(),
                            "--door",
                            door.url(),
                            "--door-key-file",
                            file.toString(),
                            token));
            assertThat(door.asked())
                    .extracting(TestServer.Asked::authorization)
                    .containsExactly("Bearer hmm_0_door");
        }
    }

    @Test
    void aTokenThatIsBadAnywayIsNotAskedAbout() throws IOException {
        try (var door = door(200, shown("ALLOCATED", CLAIMS.hash()))) {
            now = START.plusSeconds(3_600);
            refused(asking(door.url()), "EXPIRED");
            assertThat(door.asked()).isEmpty();
        }
    }

    @Test
    void keysThatCannotBeReadLeaveItOpen() throws IOException {
        var none = Files.writeString(folder.resolve("none"), "nonsense").toString();
        undecided(verify("", "--jwks", none, token), "is not a JSON Web Key Set");
        undecided(verify("", "--jwks", "/no/such/file", token), "there is no file /no/such/file");
        undecided(verify("", "--jwks", "http://127.0.0.1:1/x", token), "no keys at");
        assertThat(verify("", token).status()).as("without --jwks").isEqualTo(2);
    }

    private void good(Said said) {
        assertThat(said.status()).as(said.err()).isZero();
        assertThat(said.out()).isEqualTo(CLAIMS.canonicalJson() + "\n");
        assertThat(said.err()).isEmpty();
    }

    private void refused(Said said, String reason) {
        assertThat(said.status()).as(said.err()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).hasLineCount(1).startsWith(reason).doesNotContain(token);
    }

    private void undecided(Said said, String sentence) {
        assertThat(said.status()).as(said.err()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.failure()).isInstanceOf(CannotStart.class);
        assertThat(said.err()).hasLineCount(1).contains(sentence).doesNotContain(token);
    }

    private Said asking(String door) {
        return verify("", "--jwks", jwks.toString(), "--door", door, token);
    }

    private Said verify(String input, String... words) {
        var all = new ArrayList<>(List.of("--provider", "acme"));
        all.addAll(List.of(words));
        return Said.of(command(input), all.toArray(String[]::new));
    }

    private VerifyCommand command(String input) {
        InstantSource clock = () -> now;
        return new VerifyCommand(new ByteArrayInputStream(input.getBytes(UTF_8)), clock);
    }

    private static TestServer door(int status, String body) throws IOException {
        return TestServer.start(
                (exchange, _) -> TestServer.answer(exchange, status, "application/json", body));
    }

    private static String shown(String state, String hash) {
        return "{\"state\":\"%s\",\"tokenHash\":\"%s\"}".formatted(state, hash);
    }

    private String sign(TokenClaims claims) {
        return keys.keyFor(claims.notBeforeMs()).sign(json(claims));
    }

    private static byte[] json(TokenClaims claims) {
        return claims.canonicalJson().getBytes(UTF_8);
    }

    private static TokenClaims claims(Instant start) {
        return new TokenClaims(
                "hmm",
                "alice",
                "acme",
                "gpu-inference/h100#7",
                "gpu-inference/h100",
                2_500_000,
                50_000_000,
                start.toEpochMilli(),
                start.plusSeconds(3_600).toEpochMilli());
    }
}
