package ai.hanzo.hmm.provider.door;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/// Where a server is.
public final class ServerUrl {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private ServerUrl() {}

    /// As {@link #of}, to which paths can be added: without a query and a fragment.
    public static URI base(String text) {
        var url = of(text);
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("a URL without ? and # is needed");
        }
        return url;
    }

    /// Of an absolute `http` or `https` URL; slashes at its end are left away. It holds no user and
    /// password, since they would be seen in the list of processes.
    ///
    /// @throws IllegalArgumentException with a sentence that does not repeat it
    public static URI of(String text) {
        try {
            var url = new URI(text.replaceAll("/+$", ""));
            if (url.getScheme() == null
                    || !SCHEMES.contains(url.getScheme())
                    || url.getHost() == null) {
                throw new IllegalArgumentException(
                        "a URL such as http://127.0.0.1:8000 is needed, with http or https");
            }
            if (url.getRawUserInfo() != null) {
                throw new IllegalArgumentException("a URL must not hold a user or a password");
            }
            return url;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the URL is malformed at " + e.getIndex(), e);
        }
    }
}
