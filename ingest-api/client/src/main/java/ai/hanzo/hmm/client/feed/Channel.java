package ai.hanzo.hmm.client.feed;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What can be followed. The last three are of accounts, and their owners' alone.
public enum Channel {
    PRICES(false),
    TRADES(false),
    DEPTH(false),
    CANDLES(false),
    EXECUTIONS(true),
    BALANCES(true),
    ALLOCATIONS(true);

    private final boolean ofAccounts;

    Channel(boolean ofAccounts) {
        this.ofAccounts = ofAccounts;
    }

    /// Whether it is about an account, and else about a market.
    public boolean isOfAccounts() {
        return ofAccounts;
    }

    /// As the door writes it.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Channel> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
