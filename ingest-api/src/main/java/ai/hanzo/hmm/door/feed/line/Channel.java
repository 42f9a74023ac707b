package ai.hanzo.hmm.door.feed.line;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a subscription can be of. Those of accounts are their owners' alone.
public enum Channel {
    /// A market's prices: each message is all of them.
    PRICES(false),
    /// A market's matches, one a message.
    TRADES(false),
    /// A market's best levels: the whole book, then the levels that changed.
    DEPTH(false),
    /// A market's bars of one interval that are over.
    CANDLES(false),
    /// What happened to an account's commands and orders.
    EXECUTIONS(true),
    /// All that an account has: each message is all of it.
    BALANCES(true),
    /// What an account has bought and its life, an allocation a message.
    ALLOCATIONS(true);

    /// The lengths of bars.
    public static final List<String> INTERVALS = List.of("1s", "1m", "5m", "1h", "1d");

    private final boolean ofAccounts;

    Channel(boolean ofAccounts) {
        this.ofAccounts = ofAccounts;
    }

    /// Whether it is about an account, and else about a market.
    public boolean isOfAccounts() {
        return ofAccounts;
    }

    /// As it is written in messages.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// All of them, as written in messages.
    public static List<String> words() {
        return Arrays.stream(values()).map(Channel::word).toList();
    }

    /// @throws IllegalArgumentException where there is no such channel
    public static Channel of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
