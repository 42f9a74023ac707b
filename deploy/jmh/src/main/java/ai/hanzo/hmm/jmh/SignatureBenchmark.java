package ai.hanzo.hmm.jmh;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.Conditions;
import ai.hanzo.hmm.market.command.Delivery;
import ai.hanzo.hmm.market.command.OrderTerms;
import ai.hanzo.hmm.market.command.TimeInForce;
import ai.hanzo.hmm.market.ledger.AccountInput;
import ai.hanzo.hmm.market.ledger.Signature;
import ai.hanzo.hmm.streams.signature.CommandSigner;
import ai.hanzo.hmm.streams.signature.SignatureCheck;
import ai.hanzo.hmm.streams.signature.SigningKey;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/// What it costs the ledger that a command is signed: the bytes of a limit order made and its
/// signature checked.
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+UseG1GC", "-XX:+UseCompactObjectHeaders"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SignatureBenchmark {
    private static final long AT_MS = 1_767_225_600_000L;

    @State(Scope.Thread)
    public static class Signed {
        /// Ours, and the JDK's own Ed25519.
        @Param({"market", "jdk"})
        public String contender;

        private final AccountInput order =
                new AccountInput.Place(
                        "alice",
                        "order-1767225600000",
                        "gpu-inference/h100",
                        new OrderTerms.Limit(Side.BUY, 22_000_000, 10_000, TimeInForce.GTC),
                        Conditions.NONE,
                        Delivery.IMMEDIATE,
                        OptionalLong.empty());
        private Signature.Check check;
        private Signature signature;

        @Setup
        public void setUp() {
            check = contender.equals("jdk") ? new JdkCheck() : new SignatureCheck();
            signature = new CommandSigner(SigningKey.random()).sign(order, AT_MS);
        }

        boolean check() {
            var bytes = Signature.signedBytes(order, AT_MS);
            return check.isOf(signature.key(), bytes, signature.hex());
        }
    }

    @Benchmark
    public boolean check(Signed state) {
        if (state.check()) return true;
        throw new IllegalStateException("the signature is sound");
    }
}
