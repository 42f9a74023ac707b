package ai.hanzo.hmm.client.http;

import ai.hanzo.hmm.client.Problem;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;

/// Problems as the door writes them.
public final class Problems {
    private Problems() {}

    /// @param status of HTTP
    /// @param json the problem; anything else where it is not the door that answered
    public static Problem read(int status, JsonNode json, Optional<Duration> retryAfter) {
        var figures = new LinkedHashMap<String, String>();
        json.path("figures")
                .properties()
                .forEach(e -> figures.put(e.getKey(), e.getValue().asText()));
        return new Problem(
                status,
                json.path("code").asText("NO_DOOR"),
                json.path("detail").asText("something that is no door of the exchange answered"),
                json.path("field").asText(""),
                figures,
                retryAfter);
    }

    /// One that stands within an answer and names its own status.
    public static Problem read(JsonNode json) {
        return read(json.path("status").asInt(), json, Optional.empty());
    }
}
