package ai.hanzo.hmm.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.bench.load.Mix;
import ai.hanzo.hmm.bench.load.Names;
import ai.hanzo.hmm.door.request.Fields;
import ai.hanzo.hmm.door.view.Shown;
import ai.hanzo.hmm.market.ledger.Ledger;
import ai.hanzo.hmm.streams.translate.LedgerRows;
import ai.hanzo.hmm.wire.AccountBalances;
import ai.hanzo.hmm.wire.AccountNotice;
import ai.hanzo.hmm.wire.AccountTick;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.MarketTick;
import ai.hanzo.hmm.wire.TelemetryRecord;
import ai.hanzo.hmm.wire.TelemetryTick;

import com.fasterxml.jackson.databind.JsonNode;

import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// It is the same core: the same commands through the topologies of the streams, at the same times,
/// leave on their topics what the simulation says.
class SameAsTheStreamsTest {
    private static final Mix MIX = new Mix(2, 6, 6, 40, 40);

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 4_242_424})
    void theStreamsPublishWhatTheSimulationSays(long seed) throws Exception {
        var commands = MixedCommands.of(MIX, seed, 3_000);
        var played = Played.of(List.of(), String.join("\n", commands));
        assertThat(played.tally().unread()).isZero();

        try (var streams = new DrivenStreams(folder)) {
            var mirror = drive(streams, commands);
            assertThat(streams.faults()).isEmpty();
            var topics = streams.topics;
            same(played, "execution", "account", streams.read(topics.executions()), 2_000);
            same(played, "settlement", "market", streams.read(topics.settlements()), 1_000);
            same(played, "allocation", "market", streams.read(topics.allocations()), 300);
            same(played, "quality", "market", streams.scores(), 300);
            same(mirror, streams.balances());
        }
        assertThat(played.all("execution"))
                .flatExtracting(execution -> execution.findValuesAsText("reason"))
                .contains("SEND", "RECEIVE", "STAKE", "UNSTAKE", "REDEEM", "SWEEP")
                .contains("ISSUE", "RETIRE", "SLASH", "REFUND");
        assertThat(played.all("allocation"))
                .extracting(a -> a.get("state").asText() + a.get("closeReason").asText())
                .contains("ALLOCATED", "ACTIVE", "SUSPENDED", "CLOSEDCOMPLETED", "CLOSEDEXPIRED")
                .contains("CLOSEDCONSUMER_ENDED", "CLOSEDPROVIDER_FAULT");
        assertThat(played.all("allocation"))
                .extracting(a -> a.at("/dispute/state").asText())
                .contains("OPEN", "UPHELD", "DISMISSED");
    }

    /// Of every account the same is kept: its funds, stakes, fees and group.
    private static void same(Exchange mirror, Map<String, AccountBalances> published) {
        var kept = new TreeMap<String, AccountBalances>();
        for (var account : mirror.accounts().accounts()) {
            long timeMs = published.get(account.id()).getTimeMs();
            kept.put(account.id(), LedgerRows.shown(account, Ledger.SOURCE, timeMs));
        }
        assertThat(published).isEqualTo(kept);
        assertThat(kept.values())
                .anySatisfy(account -> assertThat(account.getDiscountPpm()).isPositive())
                .anySatisfy(account -> assertThat(account.getStakedMicros()).isPositive())
                .anySatisfy(account -> assertThat(account.getOwnerGroup()).isNotEmpty());
    }

    /// By owner, since topics keep no order between them.
    private static void same(
            Played played,
            String kind,
            String owner,
            List<? extends SpecificRecord> published,
            int atLeast) {
        var said = new TreeMap<String, List<JsonNode>>();
        for (var node : played.all(kind)) add(said, node, owner);
        var read = new TreeMap<String, List<JsonNode>>();
        for (var record : published) add(read, Shown.record(record), owner);
        assertThat(published).as(kind).hasSizeGreaterThan(atLeast);
        assertThat(said.keySet()).as(kind).isEqualTo(read.keySet());
        said.forEach((whose, lines) -> same(kind + " of " + whose, lines, read.get(whose)));
    }

    /// Where they differ first is what one wants to see.
    private static void same(String what, List<JsonNode> said, List<JsonNode> published) {
        int both = Math.min(said.size(), published.size());
        for (int i = 0; i < both; i++) {
            assertThat(said.get(i)).as("%s, number %d", what, i).isEqualTo(published.get(i));
        }
        assertThat(said).as(what).hasSameSizeAs(published);
    }

    /// Read anew, so that a whole number is one kind of node; figures of a refusal have no order.
    private static void add(Map<String, List<JsonNode>> byOwner, JsonNode node, String owner) {
        byOwner.computeIfAbsent(node.get(owner).asText(), _ -> new ArrayList<>())
                .add(Played.json(node.toString()));
    }

    /// With what time alone does when it is due, as a mirror of the exchange tells.
    private static Exchange drive(DrivenStreams streams, List<String> commands) throws IOException {
        var mirror = new Exchange(List.of(), _ -> {});
        var lines = new ArrayList<Line>();
        var chunks =
                new Chunks(new ByteArrayInputStream(String.join("\n", commands).getBytes(UTF_8)));
        for (var chunk = chunks.next(); chunk.isPresent(); chunk = chunks.next()) {
            lines.addAll(chunk.get().lines());
        }
        for (int i = 0; i < commands.size(); i++) {
            var fields = Fields.parse(commands.get(i).getBytes(UTF_8));
            long timeMs = fields.whole("timestamp", 0, Long.MAX_VALUE);
            passTime(streams, mirror, timeMs);
            mirror.take(lines.get(i));
            var type = fields.choice("type", CommandType.WORDS);
            if (type.equals(CommandType.TICK)) {
                tickAll(streams, timeMs);
                continue;
            }
            streams.send(CommandType.read(type, fields, "none"), timeMs);
        }
        return mirror;
    }

    private static void passTime(DrivenStreams streams, Exchange mirror, long toMs) {
        for (var next = mirror.nextDue();
                next.isPresent() && next.get().ms() <= toMs;
                next = mirror.nextDue()) {
            tell(streams, next.get());
            mirror.carryOut(next.get());
        }
    }

    /// What the clocks of the rooms would write.
    private static void tell(DrivenStreams streams, Due due) {
        switch (due) {
            case Due.OfMarket(long ms, var market) -> tick(streams, market, ms);
            case Due.OfBuckets(long ms) ->
                    streams.send(new TelemetryRecord("clock", new TelemetryTick(ms - 1)), ms);
            case Due.OfAccount(long ms, var account) ->
                    streams.send(new AccountNotice(account, new AccountTick(ms)), ms);
        }
    }

    private static void tickAll(DrivenStreams streams, long timeMs) {
        for (int m = 0; m < MIX.markets(); m++) tick(streams, Names.market(m), timeMs);
    }

    private static void tick(DrivenStreams streams, String market, long timeMs) {
        streams.send(new MarketCommand(market, "", "", new MarketTick(timeMs)), timeMs);
    }
}
