package ai.hanzo.hmm.provider.onboard;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.provider.Exchange;
import ai.hanzo.hmm.provider.Said;
import ai.hanzo.hmm.streams.key.KeyFile;
import ai.hanzo.hmm.streams.signature.CommandSigner;
import ai.hanzo.hmm.streams.signature.SigningKey;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// From an account with nothing but a deposit to units that can be sold.
class OnboardEndToEndTest {
    private static final String PLAN =
            """
            account = %s
            market = gpu-inference/h100
            key = provider.pem
            bond = 300
            raw = 10
            rate = 1000
            issue = yes
            """;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private Exchange exchange;

    @BeforeEach
    void start() {
        exchange = Exchange.start(folder.resolve("data"));
    }

    @AfterEach
    void stop() {
        exchange.close();
    }

    @Test
    void whatIsMissingIsDoneOnceAndNothingTwice() throws Exception {
        var plan = plan("gpu-house", "");
        var before = onboard(plan, "--check");
        assertThat(before.status()).isEqualTo(1);
        assertThat(before.out())
                .contains("market     ACTIVE; a bond is 110% of what is owed, at 20 HANZO per SCU")
                .contains("key        IN THE WAY: there is no file")
                .contains("register   missing: nothing is known of it")
                .contains("bond       IN THE WAY: 0 of 300 HANZO posted, 0 free in the account")
                .contains("attest     missing: nothing was proven here yet")
                .contains(
                        "issue      missing: 10 raw make 10 SCU at grade 1 and need a bond of 220");

        exchange.deposit("gpu-house", "d1", "250");
        var short50 = onboard(plan, "--new-key");
        assertThat(short50.status()).isEqualTo(1);
        assertThat(short50.out())
                .contains("register   missing: nothing is known of it", "done: with this key")
                .endsWith("250 free in the account: deposit 50 more\n");
        assertThat(Files.getPosixFilePermissions(folder.resolve("provider.pem")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));

        exchange.deposit("gpu-house", "d2", "100");
        exchange.awaitShown("/v1/accounts/gpu-house/balances", "\"free\":\"350\"");
        var done = onboard(plan, "--new-key");
        assertThat(done.status()).as(done.out() + done.err()).isZero();
        assertThat(done.out())
                .contains("register   with this key")
                .contains("bond       missing: 0 of 300 HANZO posted, 350 free in the account")
                .contains("done: 300 of 300 HANZO posted")
                .contains("done: 1000 tokens/s until ")
                .contains("done: 1000 tokens/s brought; 10 SCU owed");
        exchange.awaitShown(
                "/v1/accounts/gpu-house/balances",
                "{\"asset\":\"HANZO\",\"free\":\"50\",\"held\":\"300\"}",
                "{\"asset\":\"SCU:gpu-inference/h100\",\"free\":\"10\",\"held\":\"0\"}");

        var quality = exchange.get("/v1/providers/gpu-house/quality");
        assertThat(onboard(plan, "--check").status()).isZero();
        var again = onboard(plan, "");
        assertThat(again.status()).isZero();
        assertThat(again.out()).doesNotContain("missing", "done", "IN THE WAY");
        assertThat(exchange.get("/v1/providers/gpu-house/quality"))
                .as("nothing was sent")
                .isEqualTo(quality);
    }

    @Test
    void moreThanWasProvenIsProvenAnew() throws Exception {
        exchange.deposit("gpu-house", "d1", "300");
        var plan = plan("gpu-house", "");
        Files.writeString(plan, Files.readString(plan).replace("issue = yes", "issue = no"));
        var first = onboard(plan, "--new-key");
        assertThat(first.status()).as(first.out() + first.err()).isZero();
        assertThat(first.out()).contains("issue      not wanted");
        Files.writeString(plan, Files.readString(plan).replace("1000", "1200.5"));
        var second = onboard(plan, "");
        assertThat(second.status()).as(second.out() + second.err()).isZero();
        assertThat(second.out())
                .contains("attest     missing: 1000 tokens/s until ", ", of 1200.5\n")
                .contains("done: 1200.5 tokens/s until ");
        exchange.awaitShown(
                "/v1/providers/gpu-house/quality", "\"rate\":\"0\"", "\"attestedRate\":\"1200.5\"");
    }

    @Test
    void whoseBondIsShortGoesOnProving() throws Exception {
        exchange.deposit("gpu-house", "d1", "300");
        var plan = plan("gpu-house", "");
        assertThat(onboard(plan, "--new-key").status()).isZero();
        var text = Files.readString(plan).replace("300", "400").replace("1000", "1200");
        Files.writeString(plan, text.replace("yes", "no"));
        var said = onboard(plan, "");
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.out())
                .contains("bond       IN THE WAY: 300 of 400 HANZO posted")
                .contains("done: 1200 tokens/s until ");
    }

    @Test
    void anAccountThatSignsIsSignedFor() throws Exception {
        var signing = folder.resolve("account.pem");
        new KeyFile(signing).createIfAbsent(SigningKey.random().pem());
        var publicKey = CommandSigner.withKeyOf(signing).publicKey();
        exchange.deposit("gpu-house", "d1", "300");
        exchange.post(
                "/v1/transfers",
                "{\"account\":\"gpu-house\",\"id\":\"k1\",\"type\":\"key\",\"publicKey\":\"%s\"}"
                        .formatted(publicKey));
        exchange.awaitShown("/v1/accounts/gpu-house/balances", publicKey);

        var unsigned = onboard(plan("gpu-house", ""), "--new-key");
        assertThat(unsigned.status()).isEqualTo(1);
        assertThat(unsigned.out()).contains("signature  IN THE WAY", publicKey);

        var signed = onboard(plan("gpu-house", "signing-key = account.pem\n"), "");
        assertThat(signed.status()).as(signed.out() + signed.err()).isZero();
        assertThat(signed.out()).contains("done: 1000 tokens/s brought; 10 SCU owed");
    }

    @Test
    void anotherKeyThanTheRegisteredOneIsNotUsed() throws Exception {
        exchange.deposit("gpu-house", "d1", "300");
        exchange.provider(
                "gpu-house",
                "p1",
                "\"type\":\"register\",\"publicKey\":\"11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\"");
        var plan = plan("gpu-house", "");
        var refused = onboard(plan, "--new-key");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("register is refused: ALREADY_REGISTERED");
        var told = onboard(plan, "");
        assertThat(told.status()).isEqualTo(1);
        assertThat(told.out()).contains("register   IN THE WAY: the account is a provider already");
        assertThat(exchange.get("/v1/providers/gpu-house/quality")).isEqualTo("{\"quality\":[]}");

        // Who says so nevertheless is believed, and learns from the market that it is not so.
        var claimed = onboard(plan, "--registered");
        assertThat(claimed.status()).isEqualTo(1);
        assertThat(claimed.err()).contains("attest is refused: VERIFICATION_FAILED");
        exchange.awaitShown(
                "/v1/providers/gpu-house/quality", "\"reason\":\"VERIFICATION_FAILED\"");
    }

    private Said onboard(Path plan, String options) {
        return Said.by("onboard %s --door %s %s".formatted(plan, exchange.door(), options));
    }

    private Path plan(String account, String more) throws IOException {
        return Files.writeString(folder.resolve("plan"), PLAN.formatted(account) + more);
    }
}
