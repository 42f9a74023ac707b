package ai.hanzo.hmm.door.view;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.CommandStatus;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.Posting;

import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;

/// What all accounts were posted, asset by asset and reason by reason.
class PostedRowsTest {
    private static final String MARKET = "gpu-inference/h100";

    @TempDir Path state;
    private ViewRig rig;

    @BeforeEach
    void start() {
        rig = new ViewRig(state);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void postingsOfAllAccountsAddUpByAssetAndReason() {
        rig.put(
                rig.topics.executions(),
                "alice",
                posting("alice", new Posting("HANZO", "FEE", -2L, 0L)));
        var twice =
                posting(
                        "bob",
                        new Posting("HANZO", "FEE", -3L, 1L),
                        new Posting("HANZO", "FEE", 0L, -1L),
                        new Posting("SCU:" + MARKET, "TRADE", 7L, 0L));
        rig.put(rig.topics.executions(), "bob", twice);
        assertThat(rig.views.posted())
                .containsExactly(sum("HANZO", "FEE", -5, 0), sum("SCU:" + MARKET, "TRADE", 7, 0));
    }

    /// After a crash each row is as old as it likes, and what came since is read again.
    @Test
    void aRowCountsEveryRecordOnceHoweverOftenItIsRead() {
        KeyValueStore<String, byte[]> store = rig.driver.getKeyValueStore("accounts");
        var fee = posting("alice", new Posting("HANZO", "FEE", -2L, 0L));
        var more =
                posting(
                        "alice",
                        new Posting("HANZO", "FEE", -1L, 0L),
                        new Posting("HANZO", "DEPOSIT", 9L, 0L));
        PostedRows.count(store, fee, 4);
        PostedRows.count(store, more, 7);
        store.delete(PostedRows.PREFIX + "HANZO|DEPOSIT"); // it was not yet written
        PostedRows.count(store, fee, 4);
        PostedRows.count(store, more, 7);
        PostedRows.count(store, fee, 8);
        assertThat(rig.views.posted())
                .containsExactly(sum("HANZO", "DEPOSIT", 9, 0), sum("HANZO", "FEE", -5, 0));
    }

    private static Execution posting(String account, Posting... postings) {
        return Execution.newBuilder()
                .setAccount(account)
                .setSource(MARKET)
                .setSequence(1)
                .setTimeMs(1)
                .setCommandId("")
                .setStatus(CommandStatus.DONE)
                .setPostings(List.of(postings))
                .build();
    }

    private static Posted sum(String asset, String reason, long free, long held) {
        return new Posted(asset, reason, BigInteger.valueOf(free), BigInteger.valueOf(held));
    }
}
