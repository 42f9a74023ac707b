package ai.hanzo.hmm.door.view;

import ai.hanzo.hmm.wire.AccessToken;
import ai.hanzo.hmm.wire.AccountBalances;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.Candle;
import ai.hanzo.hmm.wire.Depth;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.MarketPrice;
import ai.hanzo.hmm.wire.MarketStatus;
import ai.hanzo.hmm.wire.QualityScore;
import ai.hanzo.hmm.wire.Settlement;

import java.util.List;
import java.util.Optional;

/// What can be read at the door: committed output of the exchange, a moment old. Every method
/// throws {@link ai.hanzo.hmm.door.problem.Problem} `UNAVAILABLE` while the views are built, and
/// {@link Elsewhere} where another door has what is asked for.
public interface Views {
    Optional<MarketStatus> market(String market);

    /// All markets, by name.
    List<MarketStatus> markets();

    Optional<MarketPrice> price(String market);

    Optional<Depth> depth(String market);

    /// A market's settlements by their sequences: the last 10,000 are kept.
    List<Settlement> trades(String market, Span span);

    /// A market's bars that begin before `toMs`, oldest first: the last 5,000 records of an
    /// interval are kept.
    ///
    /// @param interval 1s, 1m, 5m, 1h or 1d
    /// @param fromMs begins with the bar that this lies in; below zero for the last `limit` bars
    List<Candle> candles(String market, String interval, long fromMs, long toMs, int limit);

    /// The last execution that touched an order.
    Optional<Execution> order(String account, String clientOrderId);

    /// The answer to a command: the first that was given, unless it was PENDING.
    Optional<Execution> command(String account, String id);

    /// The last refusal of other content under an id that was taken.
    Optional<Execution> conflict(String account, String id);

    /// An account's executions by their positions: the last 1,000 and those of 24 hours are kept,
    /// and as long what is known of orders that are closed and of commands.
    List<ListedExecution> executions(String account, Span span);

    /// An account's orders: the open ones by their ids, then the closed ones, the last closed
    /// first.
    List<ListedOrder> orders(String account, OrderFilter asked, OrderCursor after, int limit);

    Optional<AccountBalances> balances(String account);

    /// A consumer's allocations by market and number.
    ///
    /// @param after the allocation id to go on after; empty to begin
    List<Allocation> allocations(String account, StateFilter states, String after, int limit);

    /// The open allocations that a provider is to serve, by market and number, of those consumers
    /// that are here: other doors have the others'.
    ///
    /// @param market of those that are asked for; empty for all
    /// @param states of open ones alone
    /// @param after the allocation id to go on after; empty to begin
    List<Allocation> served(
            String provider, String market, StateFilter states, String after, int limit);

    Optional<Allocation> allocation(String account, String allocationId);

    Optional<AccessToken> token(String account, String allocationId);

    /// A provider's quality in every market, by market.
    List<QualityScore> quality(String provider);

    /// What a provider's quality in a market was after each of its last buckets, oldest first and
    /// without a gap: at most 24, and before them the record that they began with. All but the
    /// first carry their bucket.
    List<QualityScore> scored(String provider, String market);

    /// The providers of a market: the best score first, of equal ones by name.
    ///
    /// @param after the rank to go on after; empty to begin
    List<QualityScore> providers(String market, Optional<Rank> after, int limit);

    /// What all accounts that are here gained and lost, by asset and reason: several sums of one
    /// where several partitions have it.
    List<Posted> posted();

    /// What is not there yet, in words; empty when all views follow their topics.
    List<String> notReady();
}
