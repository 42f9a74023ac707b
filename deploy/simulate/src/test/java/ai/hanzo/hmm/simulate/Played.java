package ai.hanzo.hmm.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.node.setup.MarketCatalogue;
import ai.hanzo.hmm.wire.MarketDefinition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/// What an exchange said to some lines.
record Played(String text, Tally tally) {
    private static final JsonMapper JSON = new JsonMapper();

    /// With the markets that come with the program.
    static Played of(String commands) throws IOException {
        return of(MarketCatalogue.builtIn(), commands);
    }

    static Played of(List<MarketDefinition> catalogue, String commands) throws IOException {
        var out = new ByteArrayOutputStream();
        var in = new ByteArrayInputStream(commands.getBytes(UTF_8));
        var tally = Run.of(catalogue, in, out);
        return new Played(out.toString(UTF_8), tally);
    }

    List<JsonNode> lines() {
        return text.lines().map(Played::json).toList();
    }

    /// What was said under one name: `execution`, `settlement`, ...
    List<JsonNode> all(String kind) {
        return lines().stream().filter(line -> line.has(kind)).map(line -> line.get(kind)).toList();
    }

    /// All that was said of one line, without its number.
    List<JsonNode> of(int line) {
        return lines().stream().filter(said -> said.get("line").asInt() == line).toList();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException("no JSON: " + text, e);
        }
    }
}
