package ai.hanzo.hmm.client.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A path and its query, with every name in it encoded.
///
/// @param text as it stands in a URL
public record Path(String text) {
    /// `/v1/orders/{}/{}` with names for the braces, one by one.
    public static Path of(String template, String... names) {
        var text = new StringBuilder();
        int from = 0;
        for (var name : names) {
            int place = template.indexOf("{}", from);
            text.append(template, from, place).append(encoded(name));
            from = place + 2;
        }
        return new Path(text.append(template.substring(from)).toString());
    }

    /// `/v1/markets/` and the two parts of a market's name, and what comes behind.
    public static Path ofMarket(String market, String behind) {
        return new Path("/v1/markets/" + parts(market) + behind);
    }

    /// A market within a path, two segments of it.
    static String parts(String market) {
        return encoded(market).replaceFirst("%2F", "/");
    }

    /// A segment more, which may be a market.
    public Path then(String segments) {
        return new Path(text + "/" + parts(segments));
    }

    public Path with(String name, Object value) {
        char mark = text.indexOf('?') < 0 ? '?' : '&';
        return new Path(text + mark + name + '=' + encoded(value.toString()));
    }

    /// Unchanged where there is no value.
    public Path withAny(String name, Optional<?> value) {
        return value.map(present -> with(name, present)).orElse(this);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
