package ai.hanzo.hmm.door.view;

import ai.hanzo.hmm.wire.AccessToken;
import ai.hanzo.hmm.wire.AccountBalances;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.Depth;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.MarketPrice;
import ai.hanzo.hmm.wire.MarketStatus;
import ai.hanzo.hmm.wire.QualityScore;

import java.util.List;
import java.util.Optional;

/// What can be read at the door: committed output of the exchange, a moment old. Every method
/// throws {@link ai.hanzo.hmm.door.problem.Problem} `UNAVAILABLE` while the views are built.
public interface Views {
    Optional<MarketStatus> market(String market);

    /// All markets, by name.
    List<MarketStatus> markets();

    Optional<MarketPrice> price(String market);

    Optional<Depth> depth(String market);

    /// The last execution that touched an order.
    Optional<Execution> order(String account, String clientOrderId);

    /// The answer to a command: the first that was given, unless it was PENDING.
    Optional<Execution> command(String account, String id);

    /// The last refusal of other content under an id that was taken.
    Optional<Execution> conflict(String account, String id);

    Optional<AccountBalances> balances(String account);

    /// A consumer's allocations by market and number.
    ///
    /// @param after the allocation id to go on after; empty to begin
    List<Allocation> allocations(String account, StateFilter states, String after, int limit);

    /// The open allocations that a provider is to serve, by market and number.
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
    /// @param most how many at most
    List<QualityScore> providers(String market, int most);

    /// What all accounts gained and lost, by asset and reason: several sums of one where several
    /// partitions have it.
    List<Posted> posted();

    /// What is not there yet, in words; empty when all views follow their topics.
    List<String> notReady();
}
