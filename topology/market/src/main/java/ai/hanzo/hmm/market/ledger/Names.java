package ai.hanzo.hmm.market.ledger;

import java.util.regex.Pattern;

/// What accounts, commands and markets may be called.
public final class Names {
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final Pattern MARKET = Pattern.compile("[a-z0-9-]{1,32}/[a-z0-9-]{1,32}");

    private Names() {}

    /// 1 to 64 of `A-Z a-z 0-9 . _ : -`; names beginning with `@` are the system's own.
    public static boolean isAccount(String name) {
        return ACCOUNT.matcher(name).matches();
    }

    /// As accounts.
    public static boolean isCommandId(String id) {
        return ACCOUNT.matcher(id).matches();
    }

    /// `<kind>/<class>`, each 1 to 32 of `a-z 0-9 -`.
    public static boolean isMarket(String name) {
        return MARKET.matcher(name).matches();
    }
}
