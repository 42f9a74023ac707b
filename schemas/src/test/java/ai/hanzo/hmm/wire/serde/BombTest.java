package ai.hanzo.hmm.wire.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.wire.AccountBalances;

import com.sun.management.ThreadMXBean;

import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;

/// A hundred bytes that claim gigabytes are refused for the price of a hundred bytes.
class BombTest {
    private static final int MUCH = 1 << 20;

    /// The most that Avro takes for a length is 2^31 - 9; as a zigzag varint eeffffff0f. An account
    /// of that many characters; that many assets, and again in a block with its size in bytes; that
    /// many sequences.
    @ParameterizedTest
    @CsvSource({
        "account, eeffffff0f",
        "assets, 0000eeffffff0f",
        "assets by size, 0000edffffff0f02",
        "sequences, 000000eeffffff0f",
        "assets beyond all limits, 0000feffffffffffffffff01",
        "a negative length, 03",
    })
    void claimsAreNotBelieved(String what, String head) {
        var bytes = Arrays.copyOf(HexFormat.of().parseHex(head), 100);

        assertThat(allocatedByRefusing(AccountBalances.getClassSchema(), bytes))
                .as(what)
                .isLessThan(MUCH);
        assertThat(allocatedByRefusing(slightlyOlder(), bytes))
                .as(what + " of another version")
                .isLessThan(MUCH);
    }

    @Test
    void elementsThatTakeNoBytesAreRefusedWithTheirSchema() {
        var empty =
                parse(
                        """
                        {"type": "record", "name": "AccountBalances", "fields": [
                          {"name": "nothings", "type": {"type": "array", "items": "null"}}]}
                        """);

        assertThatThrownBy(() -> new Body<>(empty, AccountBalances.class))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessage("an array's elements take no bytes");
    }

    @Test
    void aNestWithoutEndIsUnreadable() {
        var nest =
                parse(
                        AccountBalances.getClassSchema()
                                .toString()
                                .replaceFirst(
                                        "\"fields\":\\[",
                                        """
                                        "fields":[{"name": "nest", "type": {
                                          "type": "record", "name": "Nest", "fields": [
                                            {"name": "next", "type": ["null", "Nest"]}]}},
                                        """));
        var bytes = new byte[1_000_000];
        Arrays.fill(bytes, (byte) 2);

        assertThatThrownBy(() -> new Body<>(nest, AccountBalances.class).read(bytes, 0))
                .isInstanceOf(UnreadableRecordException.class)
                .hasCauseInstanceOf(StackOverflowError.class);
    }

    private static long allocatedByRefusing(Schema writer, byte[] bytes) {
        var body = new Body<>(writer, AccountBalances.class);
        var meter = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assertThatThrownBy(() -> body.read(bytes, 0)).isInstanceOf(UnreadableRecordException.class);
        long before = meter.getCurrentThreadAllocatedBytes();
        try {
            body.read(bytes, 0);
        } catch (UnreadableRecordException _) {
            return meter.getCurrentThreadAllocatedBytes() - before;
        }
        throw new AssertionError("was read");
    }

    private static Schema slightlyOlder() {
        return parse(
                AccountBalances.getClassSchema()
                        .toString()
                        .replace(
                                "{\"name\":\"timeMs\",\"type\":\"long\"",
                                "{\"name\":\"timeMs\",\"type\":\"int\""));
    }

    private static Schema parse(String json) {
        return new Schema.Parser().parse(json);
    }
}
