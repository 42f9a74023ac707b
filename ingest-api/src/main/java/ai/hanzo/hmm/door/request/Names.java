package ai.hanzo.hmm.door.request;

import static ai.hanzo.hmm.door.problem.Code.INVALID_ID;

import ai.hanzo.hmm.door.problem.Problem;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/// The names of the exchange: accounts, ids of commands, markets. Every command has several, hence
/// no regular expressions for them.
public final class Names {
    private static final int LONGEST = 64;
    private static final String HANZO = "HANZO";
    private static final Set<String> ASSETS_OF_MARKETS = Set.of("SCU", "LP");
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

    private Names() {}

    /// An account, or the id of a command: 1 to 64 of `A-Z a-z 0-9 . _ : -`, which keeps `@`, the
    /// mark of the system's own accounts, out.
    ///
    /// @throws Problem `INVALID_ID`
    public static String name(String field, String text) {
        if (isName(text)) return text;
        throw Problem.of(
                INVALID_ID, field, field + " must be 1 to 64 characters of A-Z a-z 0-9 . _ : -");
    }

    /// A market, `<kind>/<class>`, each of `a-z 0-9 -`.
    ///
    /// @throws Problem `INVALID_ID`
    public static String market(String field, String text) {
        if (isMarket(text)) return text;
        throw Problem.of(
                INVALID_ID,
                field,
                field + " must be <kind>/<class> of a-z 0-9 -, for example gpu-inference/h100");
    }

    /// A kind of markets, of `a-z 0-9 -`.
    ///
    /// @throws Problem `INVALID_ID`
    public static String marketKind(String field, String text) {
        if (!text.isEmpty() && isPart(text, 0, text.length())) return text;
        throw Problem.of(
                INVALID_ID, field, field + " must be of a-z 0-9 -, for example gpu-inference");
    }

    /// An asset: `HANZO`, `SCU:<market>` for the units of a market, `LP:<market>` for the shares of
    /// its pool.
    ///
    /// @throws Problem `INVALID_ID`
    public static String asset(String field, String text) {
        if (text.equals(HANZO) || !marketOf(text).isEmpty()) return text;
        throw Problem.of(
                INVALID_ID,
                field,
                field + " must be HANZO, SCU:<kind>/<class> or LP:<kind>/<class>");
    }

    /// The market whose units or shares an asset is; empty for HANZO.
    public static String marketOf(String asset) {
        int colon = asset.indexOf(':');
        var kind = asset.substring(0, Math.max(colon, 0));
        var market = asset.substring(colon + 1);
        return ASSETS_OF_MARKETS.contains(kind) && isMarket(market) ? market : "";
    }

    /// An allocation, `<market>#<number>`.
    ///
    /// @throws Problem `INVALID_ID`
    public static String allocation(String field, String text) {
        int mark = text.indexOf('#');
        if (mark >= 0
                && isMarket(text.substring(0, mark))
                && NUMBER.matcher(text.substring(mark + 1)).matches()) {
            return text;
        }
        throw Problem.of(
                INVALID_ID,
                field,
                field + " must be <market>#<number>, the # written %23 in a URL");
    }

    /// The market of an allocation.
    ///
    /// @param allocation `<market>#<number>`
    public static String marketOfAllocation(String allocation) {
        return allocation.substring(0, allocation.indexOf('#'));
    }

    /// The id of a command: the one in its body, else the `Idempotency-Key` header (with or without
    /// quotes), else a new one. Both must agree where both are given.
    ///
    /// @throws Problem `INVALID_ID`
    public static String idOf(String field, Optional<String> inBody, Optional<String> header) {
        var key = header.map(text -> name("Idempotency-Key", unquoted(text)));
        if (inBody.isPresent() && key.isPresent() && !inBody.equals(key)) {
            throw Problem.of(
                    INVALID_ID,
                    field,
                    field + " and the header Idempotency-Key differ: give one, or the same twice");
        }
        return inBody.or(() -> key).orElseGet(() -> UUID.randomUUID().toString());
    }

    private static String unquoted(String text) {
        var quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private static boolean isName(String text) {
        if (text.isEmpty() || text.length() > LONGEST) return false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean allowed = isOfMarket(c) || c >= 'A' && c <= 'Z' || "._:".indexOf(c) >= 0;
            if (!allowed) return false;
        }
        return true;
    }

    private static boolean isMarket(String text) {
        int slash = text.indexOf('/');
        return slash >= 0 && isPart(text, 0, slash) && isPart(text, slash + 1, text.length());
    }

    private static boolean isPart(String text, int from, int to) {
        if (from == to || to - from > LONGEST) return false;
        for (int i = from; i < to; i++) if (!isOfMarket(text.charAt(i))) return false;
        return true;
    }

    private static boolean isOfMarket(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-';
    }
}
