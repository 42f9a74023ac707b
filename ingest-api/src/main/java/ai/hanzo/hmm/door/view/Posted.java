package ai.hanzo.hmm.door.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// What all accounts together gained of an asset for one reason, or lost where negative,
/// micro-units; no account's sum, so it may exceed 64 bits.
public record Posted(String asset, String reason, BigInteger freeMicros, BigInteger heldMicros) {
    /// As one door tells another.
    public static ObjectNode shown(List<Posted> posted) {
        var shown = JsonNodeFactory.instance.objectNode();
        var list = shown.putArray("posted");
        for (var sum : posted) {
            list.addObject()
                    .put("asset", sum.asset)
                    .put("reason", sum.reason)
                    .put("freeMicros", sum.freeMicros.toString())
                    .put("heldMicros", sum.heldMicros.toString());
        }
        return shown;
    }

    /// As {@link #shown} wrote it.
    public static List<Posted> read(JsonNode shown) {
        var posted = new ArrayList<Posted>();
        for (var sum : shown.path("posted")) {
            posted.add(
                    new Posted(
                            sum.path("asset").asText(),
                            sum.path("reason").asText(),
                            new BigInteger(sum.path("freeMicros").asText()),
                            new BigInteger(sum.path("heldMicros").asText())));
        }
        return posted;
    }

    /// Free and held.
    BigInteger micros() {
        return freeMicros.add(heldMicros);
    }
}
