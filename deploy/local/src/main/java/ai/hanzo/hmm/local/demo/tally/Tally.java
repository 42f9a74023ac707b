package ai.hanzo.hmm.local.demo.tally;

import ai.hanzo.hmm.wire.AccountBalances;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.MarketStatus;
import ai.hanzo.hmm.wire.QualityScore;
import ai.hanzo.hmm.wire.Settlement;

import org.apache.avro.specific.SpecificRecord;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Everything that is known of one market and of the accounts that trade in it.
public final class Tally {
    private final String market;
    private final Outcomes outcomes;
    private final Answers answers = new Answers();
    private final MakerOrders makers = new MakerOrders();
    private final Trades trades = new Trades();
    private final Grants grants = new Grants();
    private final Accounts accounts = new Accounts();
    private final Map<String, QualityScore> scores = new HashMap<>();
    private final Tokens tokens = new Tokens();
    private final Lives lives = new Lives();
    private final ServiceAnswers serviceAnswers = new ServiceAnswers();

    public Tally(String market, int requests) {
        this.market = market;
        this.outcomes = new Outcomes(requests);
    }

    /// Takes in a result.
    ///
    /// @param seenMs when it was read, ms since 1970
    public void on(SpecificRecord result, long seenMs) {
        switch (result) {
            case Execution execution -> on(execution);
            case Settlement settlement -> on(settlement, seenMs);
            case Allocation allocation -> on(allocation);
            case AccountBalances balances -> accounts.on(balances);
            case MarketStatus status -> accounts.on(status);
            case QualityScore score -> scores.put(score.getProvider(), score);
            default -> {}
        }
    }

    private void on(Execution execution) {
        outcomes.on(execution);
        answers.on(execution);
        makers.on(execution);
        accounts.on(execution);
        serviceAnswers.on(execution);
    }

    private void on(Settlement settlement, long seenMs) {
        if (!settlement.getMarket().equals(market)) return;
        trades.on(settlement);
        accounts.on(settlement);
        outcomes.settled(settlement, seenMs);
    }

    private void on(Allocation allocation) {
        if (!allocation.getMarket().equals(market)) return;
        lives.on(allocation);
        if (grants.on(allocation)) {
            outcomes.allocated(allocation.getClientOrderId(), allocation.getStandardMicros());
        }
    }

    public Outcomes outcomes() {
        return outcomes;
    }

    public Answers answers() {
        return answers;
    }

    public MakerOrders makers() {
        return makers;
    }

    public Trades trades() {
        return trades;
    }

    public Grants grants() {
        return grants;
    }

    public Tokens tokens() {
        return tokens;
    }

    public Lives lives() {
        return lives;
    }

    public ServiceAnswers serviceAnswers() {
        return serviceAnswers;
    }

    public Accounts accounts() {
        return accounts;
    }

    /// The last score of a provider.
    public Optional<QualityScore> score(String provider) {
        return Optional.ofNullable(scores.get(provider));
    }

    /// Whether every unit that requests bought has become an allocation that has ended, with a
    /// token that was checked, and no dispute is open.
    ///
    /// @param disputes that were raised
    public boolean served(int disputes) {
        return outcomes.unallocated() == 0
                && lives.running() == 0
                && tokens.verified() + tokens.bad() >= grants.count()
                && lives.upheld() + lives.dismissed() == disputes;
    }

    /// Whether balances and markets say all that the other results have said.
    public boolean settled() {
        return accounts.caughtUp(market, trades.all());
    }

    /// Whether nothing that was said about allocations is still under way.
    public boolean answered() {
        return serviceAnswers.open() == 0;
    }

    /// Moves with whatever {@link #served} and {@link #settled} wait for.
    public long progress() {
        return grants.count()
                + tokens.verified()
                + tokens.bad()
                + lives.ends().count()
                + lives.upheld()
                + lives.dismissed()
                + trades.all();
    }
}
