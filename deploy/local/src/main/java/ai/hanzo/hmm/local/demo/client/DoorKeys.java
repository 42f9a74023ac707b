package ai.hanzo.hmm.local.demo.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// The keys that a door publishes for those who check access tokens.
public final class DoorKeys {
    private static final String PATH = "/.well-known/jwks.json";
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int OK = 200;

    private DoorKeys() {}

    /// The JSON Web Key Set of a door.
    ///
    /// @param doorUrl without a slash at the end
    /// @throws NoAnswer where it does not come
    public static String fetch(String doorUrl) {
        var request = HttpRequest.newBuilder(URI.create(doorUrl + PATH)).timeout(LIMIT).build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() == OK) return answer.body();
            throw new NoAnswer(doorUrl + PATH + " answers with status " + answer.statusCode());
        } catch (IOException e) {
            throw new NoAnswer(doorUrl + PATH + " cannot be read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer("interrupted while keys were asked for", e);
        }
    }
}
