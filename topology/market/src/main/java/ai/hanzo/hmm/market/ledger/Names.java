package ai.hanzo.hmm.market.ledger;

import ai.hanzo.hmm.market.event.BalanceChange;

/// What accounts, commands and markets may be called. Asked several times a command, hence no
/// regular expressions.
public final class Names {
    private static final int LONGEST = 64;
    private static final int LONGEST_PART = 32;
    private static final int DIGITS = 64;

    private Names() {}

    /// 1 to 64 of `A-Z a-z 0-9 . _ : -`; names beginning with `@` are the system's own.
    public static boolean isAccount(String name) {
        if (name.isEmpty() || name.length() > LONGEST) return false;
        for (int i = 0; i < name.length(); i++) {
            if (!isOfAccount(name.charAt(i))) return false;
        }
        return true;
    }

    /// As accounts.
    public static boolean isCommandId(String id) {
        return isAccount(id);
    }

    /// HANZO, or the units or the shares of a market.
    public static boolean isAsset(String name) {
        return name.equals(BalanceChange.HANZO)
                || name.startsWith("SCU:") && isMarket(name.substring(4))
                || name.startsWith("LP:") && isMarket(name.substring(3));
    }

    /// A raw Ed25519 public key in hex.
    public static boolean isKey(String hex) {
        return isOf32Bytes(hex);
    }

    /// A SHA-256 in hex.
    static boolean isHash(String hex) {
        return isOf32Bytes(hex);
    }

    private static boolean isOf32Bytes(String hex) {
        if (hex.length() != DIGITS) return false;
        for (int i = 0; i < hex.length(); i++) {
            char c = hex.charAt(i);
            if (!isDigit(c) && (c < 'a' || c > 'f')) return false;
        }
        return true;
    }

    /// `<kind>/<class>`, each 1 to 32 of `a-z 0-9 -`.
    public static boolean isMarket(String name) {
        int slash = name.indexOf('/');
        return slash >= 0 && isPart(name, 0, slash) && isPart(name, slash + 1, name.length());
    }

    private static boolean isPart(String name, int from, int to) {
        if (from == to || to - from > LONGEST_PART) return false;
        for (int i = from; i < to; i++) {
            char c = name.charAt(i);
            if (!isLower(c) && !isDigit(c) && c != '-') return false;
        }
        return true;
    }

    private static boolean isOfAccount(char c) {
        return isLower(c)
                || isDigit(c)
                || c >= 'A' && c <= 'Z'
                || c == '.'
                || c == '_'
                || c == ':'
                || c == '-';
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
