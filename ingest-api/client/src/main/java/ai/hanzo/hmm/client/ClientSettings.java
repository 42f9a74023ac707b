package ai.hanzo.hmm.client;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Where the door is and how it is called.
///
/// @param door such as `http://127.0.0.1:8080`, without a slash at the end
/// @param credential none where the door is open
/// @param patience with requests that came to nothing for now
/// @param answerWithin how long an answer may take, beside what is waited for on purpose
public record ClientSettings(
        URI door, Optional<Credential> credential, Patience patience, Duration answerWithin) {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    public ClientSettings {
        var scheme = door.getScheme();
        if (!"http".equals(scheme) && !"https".equals(scheme) || door.getHost() == null) {
            throw new IllegalArgumentException("the door is a URL of http or https: " + door);
        }
        if (door.getRawUserInfo() != null) {
            throw new IllegalArgumentException("the door's URL must not hold a user");
        }
    }

    /// @param door such as `http://127.0.0.1:8080`
    /// @throws IllegalArgumentException when it is no URL of a server
    public static ClientSettings of(String door) {
        var url = door.endsWith("/") ? door.substring(0, door.length() - 1) : door;
        return new ClientSettings(URI.create(url), Optional.empty(), Patience.USUAL, ANSWER_WITHIN);
    }

    public ClientSettings withCredential(Credential credential) {
        return new ClientSettings(door, Optional.of(credential), patience, answerWithin);
    }

    public ClientSettings withPatience(Patience patience) {
        return new ClientSettings(door, credential, patience, answerWithin);
    }

    public ClientSettings withAnswerWithin(Duration answerWithin) {
        return new ClientSettings(door, credential, patience, answerWithin);
    }
}
