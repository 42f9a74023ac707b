package ai.hanzo.hmm.client.http;

import com.fasterxml.jackson.databind.JsonNode;

/// What the door answered to a request that it took.
///
/// @param status 200 or another of 2xx
public record Reply(int status, JsonNode body) {}
