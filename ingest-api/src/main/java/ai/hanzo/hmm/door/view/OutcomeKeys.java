package ai.hanzo.hmm.door.view;

/// Where what is known of an account's commands and orders is looked for. Names hold no `|`, so the
/// parts of a key cannot run into each other.
final class OutcomeKeys {
    private OutcomeKeys() {}

    /// The last execution that touched an order, whole.
    static String order(String account, String clientOrderId) {
        return "order|" + account + "|" + clientOrderId;
    }

    /// An order that is open, with the market that has it.
    static String resting(String account, String clientOrderId) {
        return "resting|" + account + "|" + clientOrderId;
    }

    /// An order that was closed, with the market that had it.
    ///
    /// @param execution the key of the execution that closed it
    static String closed(String execution, String clientOrderId) {
        return "closed-" + execution + "|" + clientOrderId;
    }

    /// What the keys of all closed orders of an account begin with.
    static String closedOf(String account) {
        return "closed-execution|" + account + "|";
    }

    /// The key of the execution that answers a command.
    static String command(String account, String id) {
        return "command|" + account + "|" + id;
    }

    /// The key of the last refusal of other content under a taken id.
    static String conflict(String account, String id) {
        return "conflict|" + account + "|" + id;
    }
}
