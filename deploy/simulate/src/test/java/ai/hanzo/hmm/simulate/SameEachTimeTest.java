package ai.hanzo.hmm.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.bench.load.Mix;
import ai.hanzo.hmm.market.ledger.Ledger;
import ai.hanzo.hmm.wire.MarketDefinition;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// The same lines say the same, however they come, and what they say adds up.
class SameEachTimeTest {
    private static final List<MarketDefinition> NONE = List.of();
    private static final String TREASURY = "\"account\":\"@treasury\"";
    private static final Mix MIX = new Mix(2, 5, 5, 40, 50);

    @Test
    void theBytesAreTheSameHoweverTheInputComes() throws IOException {
        var commands = GeneratedCommands.of(MIX, 11, 5_000);
        var first = Played.of(NONE, commands);
        assertThat(first.tally().commands()).isGreaterThan(5_000);
        assertThat(first.all("settlement")).hasSizeGreaterThan(1_000);
        assertThat(Played.of(NONE, commands).text()).isEqualTo(first.text());

        var out = new ByteArrayOutputStream();
        Run.of(NONE, new Trickle(commands.getBytes(UTF_8), 12), out);
        assertThat(out.toString(UTF_8)).isEqualTo(first.text());
    }

    /// A tick that comes early does what a later command would have done before itself.
    @Test
    void nothingDependsOnWhoMovesTheTimeOn() throws IOException {
        var commands = GeneratedCommands.of(MIX, 13, 2_000).lines().toList();
        long last = Played.json(commands.getLast()).get("timestamp").asLong();
        var end = tick(last + 1_000_000_000L);
        var ticked = new ArrayList<String>();
        for (var command : commands) {
            ticked.add(command);
            ticked.add(tick(Played.json(command).get("timestamp").asLong()));
        }
        for (long time = last; time < last + 1_000_000_000L; time += 7_654_321) {
            ticked.add(tick(time));
        }
        ticked.add(end);
        var plain = Played.of(NONE, String.join("\n", commands) + "\n" + end);
        assertThat(closed(plain)).isGreaterThan(100);
        var often = Played.of(NONE, String.join("\n", ticked));
        assertThat(withoutNumbers(often)).isEqualTo(withoutNumbers(plain));
        assertThat(swept(often)).isPositive().isEqualByComparingTo(swept(plain));
    }

    @Test
    void postingsAddUpToTheBalances() throws IOException {
        var commands = GeneratedCommands.of(MIX, 17, 5_000);
        var accounts = new TreeMap<String, BigDecimal>();
        for (var execution : Played.of(NONE, commands).all("execution")) {
            for (var posting : execution.get("postings")) add(accounts, execution, posting);
        }
        accounts.values().removeIf(amount -> amount.signum() == 0);

        var said = new ArrayList<Said>();
        var exchange = new Exchange(NONE, said::add);
        var bytes = commands.getBytes(UTF_8);
        var chunks = new Chunks(new ByteArrayInputStream(bytes));
        for (var chunk = chunks.next(); chunk.isPresent(); chunk = chunks.next()) {
            chunk.get().lines().forEach(exchange::take);
        }
        var kept = new TreeMap<String, BigDecimal>();
        for (var account : exchange.accounts().accounts()) {
            account.balances()
                    .forEach(
                            (asset, balance) -> {
                                put(kept, account.id() + " free " + asset, balance.freeMicros());
                                put(kept, account.id() + " held " + asset, balance.heldMicros());
                            });
        }
        assertThat(accounts).hasSizeGreaterThan(20).isEqualTo(kept);
    }

    private static void add(Map<String, BigDecimal> sums, JsonNode execution, JsonNode posting) {
        boolean market = !execution.get("source").asText().equals(Ledger.SOURCE);
        assertThat(market || !posting.get("reason").asText().equals("HOLD")).isTrue();
        for (var part : List.of("free", "held")) {
            var key =
                    execution.get("account").asText()
                            + " "
                            + part
                            + " "
                            + posting.get("asset").asText();
            sums.merge(key, new BigDecimal(posting.get(part).asText()), SameEachTimeTest::sum);
        }
    }

    private static BigDecimal sum(BigDecimal a, BigDecimal b) {
        var sum = a.add(b);
        return sum.signum() == 0 ? BigDecimal.ZERO : sum.stripTrailingZeros();
    }

    private static void put(Map<String, BigDecimal> kept, String key, long micros) {
        if (micros != 0) kept.put(key, BigDecimal.valueOf(micros, 6).stripTrailingZeros());
    }

    private static String tick(long timeMs) {
        return "{\"timestamp\":" + timeMs + ",\"type\":\"tick\"}";
    }

    private static long closed(Played played) {
        return played.all("allocation").stream()
                .filter(a -> a.get("state").asText().equals("CLOSED"))
                .count();
    }

    /// Without what a tick cuts in two: a run of empty bars, what the treasury is paid.
    private static List<String> withoutNumbers(Played played) {
        return played.text()
                .lines()
                .filter(line -> !line.contains(",\"candle\":") && !line.contains(TREASURY))
                .map(line -> line.replaceFirst("\"line\":[0-9]+,", ""))
                .toList();
    }

    private static BigDecimal swept(Played played) {
        return played.all("execution").stream()
                .filter(e -> e.toString().contains(TREASURY))
                .map(e -> new BigDecimal(e.at("/postings/0/free").asText()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// Some bytes at a time, and none to be had without waiting.
    private static final class Trickle extends ByteArrayInputStream {
        private final SplittableRandom random;

        Trickle(byte[] bytes, long seed) {
            super(bytes);
            this.random = new SplittableRandom(seed);
        }

        @Override
        public synchronized int read(byte[] to, int from, int most) {
            return super.read(to, from, Math.min(most, random.nextInt(1, 5_000)));
        }

        @Override
        public synchronized int available() {
            return 0;
        }
    }
}
