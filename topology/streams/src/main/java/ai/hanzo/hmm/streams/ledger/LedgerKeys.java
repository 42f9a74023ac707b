package ai.hanzo.hmm.streams.ledger;

/// The keys of the ledger's rows. Neither an account nor an id can contain the separator, so the
/// commands of an account lie together, apart from all others.
final class LedgerKeys {
    static final String CLOCK = "t";

    /// Between the first account and the last.
    static final String FIRST_ACCOUNT = "a";

    private static final String COMMAND = "c";
    private static final char SEPARATOR = '\n';
    private static final char AFTER_SEPARATOR = SEPARATOR + 1;

    /// Behind all accounts.
    static final String AFTER_ACCOUNTS = "b";

    /// Before all dues, the earliest first.
    static final String FIRST_DUE = "d";

    private static final int DIGITS = 19;

    private LedgerKeys() {}

    /// When an account's time is to be moved on, ms since 1970.
    static String due(long dueMs, String account) {
        var digits = Long.toString(dueMs);
        return FIRST_DUE + "0".repeat(DIGITS - digits.length()) + digits + SEPARATOR + account;
    }

    /// Behind all dues up to a time, ms since 1970.
    static String afterDues(long untilMs) {
        return due(untilMs + 1, "");
    }

    static String account(String id) {
        return FIRST_ACCOUNT + id;
    }

    static String command(String account, String id) {
        return COMMAND + account + SEPARATOR + id;
    }

    /// Before all commands of an account.
    static String firstCommand(String account) {
        return COMMAND + account + SEPARATOR;
    }

    /// Behind all commands of an account.
    static String afterCommands(String account) {
        return COMMAND + account + AFTER_SEPARATOR;
    }
}
