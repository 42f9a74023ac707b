package ai.hanzo.hmm.provider.onboard;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.provider.onboard.Finding.InTheWay;
import ai.hanzo.hmm.provider.onboard.Finding.Missing;
import ai.hanzo.hmm.provider.onboard.Finding.There;
import ai.hanzo.hmm.provider.onboard.Situation.Registered;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What each step finds. The plan: 300 HANZO for 10 raw at 1,000 tokens a second.
class StepsTest {
    private static final long NOW_MS = Instant.parse("2026-11-23T12:00:00Z").toEpochMilli();
    private static final long HOUR_MS = Duration.ofHours(1).toMillis();
    private static final String MARKET =
            """
            {"market":"a/b","phase":"ACTIVE","rateUnit":"tokens/s","referencePrice":"20",\
            "bondPpm":1100000,"gradeFloorPpm":500000}""";

    @TempDir Path folder;

    private String market = MARKET;
    private String price = "{}";
    private Optional<String> balances = Optional.empty();
    private Optional<String> quality = Optional.empty();
    private Registered registered = Registered.NOT_KNOWN;
    private Plan plan;
    private boolean mayCreateKey;
    private boolean isRegistered;

    @BeforeEach
    void plan() {
        plan =
                new Plan(
                        "gpu-house",
                        "a/b",
                        folder.resolve("key.pem"),
                        Optional.empty(),
                        300_000_000,
                        10_000_000,
                        1_000_000_000,
                        true);
    }

    @Test
    void aMarketTakesCapacityInThreeOfItsPhases() {
        assertThat(look("market"))
                .isEqualTo(
                        new There("ACTIVE; a bond is 110% of what is owed, at 20 HANZO per SCU"));
        price = "{\"mean1h\":\"24.5\"}";
        assertThat(look("market").what()).endsWith("at 24.5 HANZO per SCU");
        market = MARKET.replace("ACTIVE", "PAUSED");
        assertThat(look("market"))
                .isEqualTo(
                        new There(
                                "PAUSED, takes no capacity; a bond is 110% of what is owed, at 24.5"
                                        + " HANZO per SCU"));
        assertThat(look("bond"))
                .isEqualTo(new InTheWay("0 of 300 HANZO posted, and the market is PAUSED"));
        assertThat(look("issue")).isEqualTo(new InTheWay("the market is PAUSED"));
        assertThat(look("attest")).isInstanceOf(Missing.class);
        quality = Optional.of("{\"bond\":\"300\",\"rate\":\"1000\"}");
        assertThat(look("bond")).isInstanceOf(There.class);
        assertThat(look("issue")).isInstanceOf(There.class);
        quality = Optional.empty();
        price = "{}";
        for (var phase : new String[] {"PRE_OPEN", "POST_ONLY"}) {
            market = MARKET.replace("ACTIVE", phase);
            assertThat(look("issue")).isInstanceOf(Missing.class);
        }
    }

    @Test
    void aKeyIsMadeOnlyWhenThatIsAskedFor() {
        assertThat(look("key"))
                .isInstanceOf(InTheWay.class)
                .extracting(Finding::what)
                .asString()
                .endsWith("key.pem: --new-key makes one");
        mayCreateKey = true;
        assertThat(look("key")).isInstanceOf(Missing.class);
        var keys = new Keys(plan);
        keys.create();
        var known = keys.own().orElseThrow().publicKey();
        assertThat(look("key")).isEqualTo(new There(known + " in key.pem"));
        keys.create();
        assertThat(keys.own().orElseThrow().publicKey()).as("never written over").isEqualTo(known);
    }

    @Test
    void commandsAreSignedWithTheKeyThatTheAccountHasRegistered() {
        assertThat(look("signature")).isEqualTo(new There("none needed"));
        balances = Optional.of("{\"assets\":[],\"signingKey\":\"aa\"}");
        assertThat(look("signature"))
                .isEqualTo(
                        new InTheWay(
                                "the account's commands must be signed with aa: name its file as"
                                        + " signing-key"));
        var signing = new Keys(plan);
        signing.create();
        var mine = signing.own().orElseThrow().publicKey();
        plan =
                new Plan(
                        plan.account(),
                        plan.market(),
                        plan.key(),
                        Optional.of(plan.key()),
                        1,
                        1,
                        1,
                        true);
        assertThat(look("signature"))
                .isEqualTo(
                        new InTheWay(
                                "the account's commands must be signed with aa, and signing-key is "
                                        + mine));
        balances = Optional.of("{\"assets\":[],\"signingKey\":\"" + mine + "\"}");
        assertThat(look("signature")).isEqualTo(new There("with " + mine));
    }

    @Test
    void aKeyThatMayBeAnotherIsNotUsed() {
        assertThat(look("register")).isEqualTo(new Missing("nothing is known of it"));
        registered = Registered.WITH_THIS_KEY;
        assertThat(look("register")).isEqualTo(new There("with this key"));
        registered = Registered.BY_OTHER_MEANS;
        assertThat(look("register"))
                .isInstanceOf(InTheWay.class)
                .extracting(Finding::what)
                .asString()
                .contains("--registered", "a strike");
        isRegistered = true;
        assertThat(look("register")).isEqualTo(new There("with this key, it is said"));
    }

    @Test
    void aBondIsFilledUpFromWhatIsFree() {
        assertThat(look("bond"))
                .isEqualTo(
                        new InTheWay(
                                "0 of 300 HANZO posted, 0 free in the account: deposit 300 more"));
        quality = Optional.of("{\"bond\":\"120.5\"}");
        free("179.4");
        assertThat(look("bond"))
                .isEqualTo(
                        new InTheWay(
                                "120.5 of 300 HANZO posted, 179.4 free in the account: deposit 0.1"
                                        + " more"));
        free("179.5");
        assertThat(look("bond"))
                .isEqualTo(new Missing("120.5 of 300 HANZO posted, 179.5 free in the account"));
        quality = Optional.of("{\"bond\":\"300\"}");
        assertThat(look("bond")).isEqualTo(new There("300 of 300 HANZO posted"));
    }

    @Test
    void anAttestationIsMissingWhenItIsOverSoonOverOrForLess() {
        assertThat(look("attest")).isEqualTo(new Missing("nothing was proven here yet"));
        attested("1000", NOW_MS);
        assertThat(look("attest"))
                .isEqualTo(new Missing("1000 tokens/s until 2026-11-23T12:00:00Z, which is over"));
        attested("1000", NOW_MS + HOUR_MS);
        assertThat(look("attest"))
                .isEqualTo(new Missing("1000 tokens/s until 2026-11-23T13:00:00Z, which is soon"));
        attested("999.999999", NOW_MS + HOUR_MS + 1);
        assertThat(look("attest").what()).endsWith(", of 1000");
        attested("1000", NOW_MS + HOUR_MS + 1);
        assertThat(look("attest")).isInstanceOf(There.class);
    }

    /// 10 raw at grade 1 are 10 SCU: 200 HANZO and a tenth more. At grade 1.266 they are 12.66.
    @Test
    void anIssueNeedsABondAtThePriceOfNow() {
        assertThat(look("issue"))
                .isEqualTo(
                        new Missing("10 raw make 10 SCU at grade 1 and need a bond of 220 HANZO"));
        quality = Optional.of("{\"bond\":\"300\",\"gradePpm\":1266000,\"obliged\":\"0\"}");
        assertThat(look("issue"))
                .isEqualTo(
                        new Missing(
                                "10 raw make 12.66 SCU at grade 1.266 and need a bond of 278.52"
                                        + " HANZO"));
        price = "{\"mean1h\":\"22\"}";
        assertThat(look("issue"))
                .isEqualTo(
                        new InTheWay(
                                "10 raw make 12.66 SCU at grade 1.266 and need a bond of 306.372"
                                        + " HANZO: raise bond from 300"));
        quality =
                Optional.of(
                        "{\"bond\":\"400\",\"gradePpm\":1266000,\"obliged\":\"2\",\"allocated\":\"1\"}");
        assertThat(look("issue").what()).contains("need a bond of 378.972 HANZO");
        quality =
                Optional.of(
                        "{\"bond\":\"300\",\"gradePpm\":1266000,\"bondPpm\":200000,\"obliged\":\"0\"}");
        assertThat(look("issue").what()).contains("need a bond of 55.704 HANZO");
    }

    @Test
    void whatWasIssuedStaysIssuedWhateverWasDelivered() {
        quality = Optional.of("{\"rate\":\"1000\",\"obliged\":\"0\",\"gradePpm\":1000000}");
        assertThat(look("issue")).isEqualTo(new There("1000 tokens/s brought; 0 SCU owed"));
    }

    @Test
    void whoIsSuspendedOrBringsTooLittleOrDoesNotWantToDoesNotIssue() {
        quality = Optional.of("{\"standing\":\"SUSPENDED\",\"gradePpm\":1000000}");
        assertThat(look("issue"))
                .isEqualTo(
                        new InTheWay(
                                "the provider is SUSPENDED here: the operator may reinstate it"));
        quality = Optional.of("{\"standing\":\"ACTIVE\",\"gradePpm\":0}");
        assertThat(look("issue"))
                .isEqualTo(new InTheWay("so little capacity makes no standard unit"));
        plan = new Plan("a", "a/b", plan.key(), Optional.empty(), 1, Long.MAX_VALUE, 1, true);
        quality = Optional.empty();
        assertThat(look("issue")).isEqualTo(new InTheWay("so much capacity fits no number"));
        plan = new Plan("a", "a/b", plan.key(), Optional.empty(), 1, 1, 1, false);
        assertThat(look("issue")).isEqualTo(new There("not wanted"));
    }

    private void free(String hanzo) {
        balances =
                Optional.of(
                        "{\"assets\":[{\"asset\":\"HANZO\",\"free\":\"%s\"}],\"signingKey\":\"\"}"
                                .formatted(hanzo));
    }

    private void attested(String rate, long untilMs) {
        quality =
                Optional.of(
                        "{\"attestedRate\":\"%s\",\"attestedUntilMs\":%d}"
                                .formatted(rate, untilMs));
    }

    /// A look sends nothing: there is nobody to send it to.
    private Finding look(String name) {
        var steps = Steps.of(plan, new Keys(plan), null, null, mayCreateKey, isRegistered, HOUR_MS);
        var now =
                new Situation(
                        json(market),
                        json(price),
                        balances.map(StepsTest::json),
                        quality.map(StepsTest::active),
                        registered,
                        NOW_MS);
        return steps.stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow()
                .look(now);
    }

    private static JsonNode active(String text) {
        var shown = (ObjectNode) json(text);
        return shown.has("standing") ? shown : shown.put("standing", "ACTIVE");
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
