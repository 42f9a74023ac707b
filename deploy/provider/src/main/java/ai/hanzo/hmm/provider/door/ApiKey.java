package ai.hanzo.hmm.provider.door;

import ai.hanzo.hmm.streams.key.KeyFile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// The secret by which a server knows who asks. It is shown nowhere.
public final class ApiKey {
    private final String secret;

    private ApiKey(String secret) {
        if (secret.isEmpty() || secret.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException(
                    "the API key is empty or holds what no header can carry");
        }
        this.secret = secret;
    }

    /// @throws IllegalArgumentException with a sentence, when it is not set or no key
    public static ApiKey ofVariable(String name, Map<String, String> environment) {
        var value = environment.get(name);
        if (value == null)
            throw new IllegalArgumentException("the variable " + name + " is not set");
        return new ApiKey(value.strip());
    }

    /// @throws IOException when it cannot be read, or others than its owner may touch it
    /// @throws IllegalArgumentException with a sentence, when it holds no key
    public static ApiKey ofFile(Path file) throws IOException {
        return new ApiKey(new KeyFile(file).read().strip());
    }

    /// The value of the header `Authorization`.
    public String header() {
        return "Bearer " + secret;
    }
}
