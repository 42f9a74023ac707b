package ai.hanzo.hmm.wire.registry;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.ValidString.in;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where a registry is and how patiently it is asked, under Confluent's names:
///
/// | setting | default |
/// |---|---|
/// | `schema.registry.url` | must be given: addresses separated by commas, tried in turn |
/// | `basic.auth.credentials.source` | `URL`: `user:password@` in the address; or `USER_INFO` |
/// | `basic.auth.user.info` | `user:password`, for `USER_INFO` |
/// | `http.connect.timeout.ms` | 5000, for each address |
/// | `http.read.timeout.ms` | 10000, for each address |
/// | `max.retries` | 3: rounds over all addresses after the first that failed |
/// | `retries.wait.ms` | 100 before the second round, doubled each time |
/// | `retries.max.wait.ms` | 2000: the longest wait |
///
/// Others are ignored.
public final class RegistrySettings {
    /// Addresses of the registry; each may have a path, as Apicurio's `/apis/ccompat/v7`.
    public static final String URL = "schema.registry.url";

    private static final String SOURCE = "basic.auth.credentials.source";
    private static final String USER_INFO = "basic.auth.user.info";
    private static final String OLD_USER_INFO = "schema.registry.basic.auth.user.info";
    private static final String CONNECT = "http.connect.timeout.ms";
    private static final String READ = "http.read.timeout.ms";
    private static final String RETRIES = "max.retries";
    private static final String WAIT = "retries.wait.ms";
    private static final String MAX_WAIT = "retries.max.wait.ms";

    private static final ConfigDef DEFINITION =
            new ConfigDef()
                    .define(URL, Type.LIST, HIGH, "Addresses of the registry")
                    .define(SOURCE, Type.STRING, "URL", in("URL", "USER_INFO"), LOW, "")
                    .define(USER_INFO, Type.PASSWORD, null, LOW, "user:password")
                    .define(OLD_USER_INFO, Type.PASSWORD, null, LOW, "user:password")
                    .define(CONNECT, Type.INT, 5_000, atLeast(1), LOW, "ms")
                    .define(READ, Type.INT, 10_000, atLeast(1), LOW, "ms")
                    .define(RETRIES, Type.INT, 3, atLeast(0), LOW, "Rounds after the first")
                    .define(WAIT, Type.INT, 100, atLeast(0), LOW, "ms")
                    .define(MAX_WAIT, Type.INT, 2_000, atLeast(0), LOW, "ms");

    private final AbstractConfig values;
    private final List<URI> given;

    /// @throws ConfigException when one of the settings makes no sense
    public RegistrySettings(Map<String, ?> settings) {
        this.values = new AbstractConfig(DEFINITION, settings, Map.of(), false);
        this.given = values.getList(URL).stream().map(RegistrySettings::address).toList();
        if (given.isEmpty()) throw new ConfigException(URL + " names no address");
    }

    /// Addresses separated by commas, all else by default.
    public static RegistrySettings of(String urls) {
        return new RegistrySettings(Map.of(URL, urls));
    }

    /// The addresses without credentials and without a slash at the end.
    public List<String> urls() {
        return given.stream().map(RegistrySettings::bare).toList();
    }

    /// The value of the HTTP header `Authorization`, if one is to be sent; not for logs.
    public Optional<String> authorization() {
        return userInfo()
                .map(user -> "Basic " + Base64.getEncoder().encodeToString(user.getBytes(UTF_8)));
    }

    /// How long a connection may take, ms.
    public int connectTimeoutMs() {
        return values.getInt(CONNECT);
    }

    /// How long an answer may take, ms.
    public int readTimeoutMs() {
        return values.getInt(READ);
    }

    /// Rounds over all addresses after the first that failed.
    public int maxRetries() {
        return values.getInt(RETRIES);
    }

    /// The wait before the `round`-th retry, 1 for the first, ms.
    public long waitMs(int round) {
        long doubled = (long) values.getInt(WAIT) << Math.min(round - 1, 30);
        return Math.min(doubled, values.getInt(MAX_WAIT));
    }

    private Optional<String> userInfo() {
        if (values.getString(SOURCE).equals("URL")) {
            return given.stream().map(URI::getUserInfo).filter(user -> user != null).findFirst();
        }
        return Optional.ofNullable(values.getPassword(USER_INFO))
                .or(() -> Optional.ofNullable(values.getPassword(OLD_USER_INFO)))
                .map(Password::value);
    }

    // An address may hold a password, so none is repeated in what is thrown.
    private static URI address(String text) {
        try {
            var uri = new URI(text.strip());
            if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
                return uri;
            }
            throw new ConfigException(URL + " must hold http or https addresses with a host");
        } catch (URISyntaxException malformed) {
            throw new ConfigException(URL + " is malformed: " + malformed.getReason());
        }
    }

    private static String bare(URI uri) {
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        var path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/+$", "");
        return uri.getScheme() + "://" + uri.getHost() + port + path;
    }
}
