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

    private LedgerKeys() {}

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
