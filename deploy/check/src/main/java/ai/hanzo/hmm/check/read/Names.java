package ai.hanzo.hmm.check.read;

import java.util.regex.Pattern;

/// What accounts, commands and markets may be called, as the rules say.
public final class Names {
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final Pattern MARKET = Pattern.compile("[a-z0-9-]{1,32}/[a-z0-9-]{1,32}");

    private Names() {}

    public static boolean isAccount(String name) {
        return ACCOUNT.matcher(name).matches();
    }

    public static boolean isCommandId(String id) {
        return ACCOUNT.matcher(id).matches();
    }

    public static boolean isMarket(String name) {
        return MARKET.matcher(name).matches();
    }
}
