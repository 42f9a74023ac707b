package ai.hanzo.hmm.market.state;

import ai.hanzo.hmm.market.state.RowKey.Kind;

/// Shares of a pool that were minted for an account and stay held until a time, ms since 1970
/// (rules, section 5). Those minted in one millisecond are one.
public record LockedShares(String account, long shares, long untilMs) implements Row {

    @Override
    public RowKey key() {
        return new RowKey(Kind.LOCK, untilMs + " " + account);
    }

    public Due due() {
        return new Due(untilMs, account);
    }

    /// When they are released; kept in this order, so that the next is the first.
    public record Due(long untilMs, String account) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(untilMs, other.untilMs);
            return byTime != 0 ? byTime : account.compareTo(other.account);
        }
    }
}
