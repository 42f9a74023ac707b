package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.Attest;
import ai.hanzo.hmm.wire.CompleteAllocation;
import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.Heartbeat;
import ai.hanzo.hmm.wire.IssueCapacity;
import ai.hanzo.hmm.wire.MeteredUse;
import ai.hanzo.hmm.wire.OperatorCommand;
import ai.hanzo.hmm.wire.PostBond;
import ai.hanzo.hmm.wire.ProviderCommand;
import ai.hanzo.hmm.wire.ProviderStanding;
import ai.hanzo.hmm.wire.RegisterProvider;
import ai.hanzo.hmm.wire.RequestNonce;
import ai.hanzo.hmm.wire.RetireCapacity;
import ai.hanzo.hmm.wire.RuleDispute;
import ai.hanzo.hmm.wire.RuleFault;
import ai.hanzo.hmm.wire.SetProviderBond;
import ai.hanzo.hmm.wire.SetProviderStanding;
import ai.hanzo.hmm.wire.StartAllocation;
import ai.hanzo.hmm.wire.WithdrawBond;

import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// What providers ask for, and what the operator rules about them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProviderCommandsTest {
    private static final byte[] NONCE = new byte[32];

    static {
        Arrays.fill(NONCE, (byte) 15);
    }

    private TestDoor door;

    @BeforeAll
    void open() {
        door = new TestDoor();
    }

    @AfterAll
    void close() {
        door.close();
    }

    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of(
                        """
                        "type":"register","publicKey":"%s=\""""
                                .formatted("A".repeat(43)),
                        new RegisterProvider(ByteBuffer.wrap(new byte[32]))),
                ofMarket(
                        "\"type\":\"bond\",\"amount\":\"9\"",
                        new PostBond(Samples.MARKET, 9_000_000L)),
                ofMarket(
                        "\"type\":\"withdraw-bond\",\"amount\":\"9\"",
                        new WithdrawBond(Samples.MARKET, 9_000_000L)),
                ofMarket(
                        "\"type\":\"issue\",\"raw\":\"100\",\"rate\":\"50\"",
                        new IssueCapacity(Samples.MARKET, 100_000_000L, 50_000_000L)),
                ofMarket(
                        "\"type\":\"issue\",\"raw\":\"1\",\"rate\":\"0\"",
                        new IssueCapacity(Samples.MARKET, 1_000_000L, 0L)),
                ofMarket(
                        "\"type\":\"start\",\"allocation\":7",
                        new StartAllocation(Samples.MARKET, 7L)),
                ofMarket(
                        """
                        "type":"heartbeat","uses":[{"allocation":9223372036854775807,"used":"0"},
                        {"used":"0.000001","allocation":0}]""",
                        new Heartbeat(
                                Samples.MARKET,
                                List.of(
                                        new MeteredUse(Long.MAX_VALUE, 0L),
                                        new MeteredUse(0L, 1L)))),
                ofMarket(
                        """
                        "type":"complete","allocation":7,"used":"2.5","proof":"%s\""""
                                .formatted("0F".repeat(32)),
                        new CompleteAllocation(
                                Samples.MARKET, 7L, 2_500_000L, ByteBuffer.wrap(NONCE))),
                ofMarket("\"type\":\"nonce\"", new RequestNonce(Samples.MARKET)),
                ofMarket(
                        """
                        "type":"attest","nonce":"%s","rate":"50","evidence":"-_8%s\""""
                                .formatted("0F".repeat(32), "A".repeat(83)),
                        attested("ed25519", 50_000_000L, 64)),
                ofMarket(
                        """
                        "type":"attest","nonce":"%s","kind":"tee-quote","rate":"0.000001",
                        "evidence":"-_8=\""""
                                .formatted("0f".repeat(32)),
                        attested("tee-quote", 1L, 2)),
                ofMarket(
                        "\"type\":\"retire\",\"quantity\":\"3\"",
                        new RetireCapacity(Samples.MARKET, 3_000_000L, 0L)),
                ofMarket(
                        "\"type\":\"retire\",\"quantity\":\"0\",\"rate\":\"5\"",
                        new RetireCapacity(Samples.MARKET, 0L, 5_000_000L)));
    }

    private static Arguments ofMarket(String fields, SpecificRecord body) {
        return Arguments.of("\"market\":\"gpu-inference/h100\"," + fields, body);
    }

    /// With evidence that begins with bytes whose base64 has other characters in a URL.
    private static Attest attested(String kind, long rateMicros, int length) {
        var evidence = new byte[length];
        evidence[0] = (byte) 0xfb;
        evidence[1] = (byte) 0xff;
        return new Attest(
                Samples.MARKET,
                ByteBuffer.wrap(NONCE),
                kind,
                rateMicros,
                ByteBuffer.wrap(evidence));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aProvidersCommandIsAppendedUnderItsAccount(String fields, SpecificRecord body)
            throws Exception {
        var command = "{\"account\":\"p\",\"id\":\"c-1\"," + fields + "}";
        var answer = door.post("/v1/providers", command);
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(202);
        assertThat(answer.header("Location")).isEqualTo("/v1/commands/p/c-1");
        var entry = door.log.entries.getLast();
        assertThat(entry.topic()).isEqualTo("hmm.providers");
        assertThat(entry.key()).isEqualTo("p");
        var envelope = Envelope.newBuilder().setAccount("p").setId("c-1").build();
        assertThat(entry.value()).isEqualTo(new ProviderCommand(envelope, body));
    }

    static Stream<Arguments> rulings() {
        var forged = "a forged attestation";
        return Stream.of(
                Arguments.of(
                        Sound.STANDING,
                        "/v1/providers/p/quality",
                        new SetProviderStanding("p", ProviderStanding.SUSPENDED, 50_000, forged)),
                Arguments.of(
                        Sound.BOND, "/v1/providers/p/quality", new SetProviderBond("p", 200_000)),
                Arguments.of(
                        Sound.FAULT,
                        "/v1/markets/gpu-inference/h100",
                        new RuleFault(7L, 2_500_000L, "no answer since noon")),
                Arguments.of(
                        Sound.RULING,
                        "/v1/markets/gpu-inference/h100",
                        new RuleDispute(7L, 500_000L, "half of it was noise")));
    }

    @ParameterizedTest
    @MethodSource("rulings")
    void aRulingIsAppendedUnderItsMarket(Sound sound, String location, SpecificRecord body)
            throws Exception {
        var answer = sound.to(door, sound.path(), "Idempotency-Key", "op-6");
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(202);
        assertThat(answer.header("Location")).isEqualTo(location);
        assertThat(answer.json().path("market").asText()).isEqualTo(Samples.MARKET);
        var entry = door.log.entries.getLast();
        assertThat(entry.topic()).isEqualTo("hmm.operator-commands");
        assertThat(entry.key()).isEqualTo(Samples.MARKET);
        assertThat(entry.value()).isEqualTo(new OperatorCommand(Samples.MARKET, "op-6", body));
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE", "SUSPENDED", "REMOVED"})
    void aStandingSlashesNothingUnlessTold(ProviderStanding standing) throws Exception {
        var body = "{\"standing\":\"%s\",\"reason\":\"x\",\"id\":\"op-7\"}".formatted(standing);
        var answer = door.send("PUT", Sound.STANDING.path(), body.getBytes());
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(202);
        assertThat(door.log.last())
                .isEqualTo(
                        new OperatorCommand(
                                Samples.MARKET,
                                "op-7",
                                new SetProviderStanding("p", standing, 0, "x")));
    }

    @Test
    void aBondOfZeroIsTheMarkets() throws Exception {
        assertThat(Sound.BOND.to(door, new Sound.OneField("bondPpm", "0")).status()).isEqualTo(202);
        var command = (OperatorCommand) door.log.last();
        assertThat(command.getBody()).isEqualTo(new SetProviderBond("p", 0));
    }
}
