package ai.hanzo.hmm.check.sum;

import ai.hanzo.hmm.check.Judgement;
import ai.hanzo.hmm.check.sum.Sheet.Amount;
import ai.hanzo.hmm.wire.AccountBalances;
import ai.hanzo.hmm.wire.Execution;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Adds up the postings of all accounts and compares them with the balances that are published.
///
/// A command's need is held when it leaves for its market and posted as held when the market has
/// answered. So while commands are under way the published balances may have more held and as much
/// less free; the two together must be the postings' at any time.
public final class Balances {
    private static final Set<String> STAKES = Set.of("STAKE", "UNSTAKE");

    private final Judgement balances;
    private final Judgement holds;
    private final Map<String, Sheet> sheets = new TreeMap<>();

    public Balances(Judgement balances, Judgement holds) {
        this.balances = balances;
        this.holds = holds;
    }

    /// Takes a record of published balances; the last of an account counts. All of them come before
    /// the first execution.
    public void published(AccountBalances record) {
        sheet(record.getAccount()).publish(record);
    }

    public void execution(Execution execution) {
        var sheet = sheet(execution.getAccount());
        boolean included = sheet.includes(execution.getSource(), execution.getSequence());
        for (var posting : execution.getPostings()) {
            long free = posting.getFreeMicros();
            long held = posting.getHeldMicros();
            if (!included) continue;
            sheet.post(posting.getAsset(), free, held);
            if (STAKES.contains(posting.getReason())) sheet.stake(held);
        }
    }

    /// Judges all accounts.
    ///
    /// @param atRest whether no command is under way
    public void judge(boolean atRest) {
        long behind = 0;
        for (var account : sheets.entrySet()) {
            var sheet = account.getValue();
            if (sheet.isBehind()) behind++;
            judgeStake(account.getKey(), sheet);
            for (var asset : sheet.assets()) {
                boolean exact = atRest && !sheet.isBehind();
                judge(account.getKey() + "'s " + asset, sheet, asset, exact);
            }
        }
        if (behind > 0) {
            balances.unjudged(
                    behind + " accounts have executions that their balances do not show yet");
        }
    }

    private void judge(String what, Sheet sheet, String asset, boolean exact) {
        balances.checked();
        var published = sheet.published(asset);
        var posted = sheet.posted(asset);
        var told = "%s: published are %s, postings give %s".formatted(what, published, posted);
        if (published.freeMicros() < 0 || published.heldMicros() < 0) {
            balances.broken(what + " is below zero: " + published);
        } else if (published.total() != posted.total()) {
            balances.broken(told);
        } else if (isUnheld(published, posted)) {
            balances.broken(told);
            holds.broken(told);
        } else if (exact && !published.equals(posted)) {
            balances.broken(told);
        }
    }

    /// A stake is the ledger's alone: what is published is what it posted, at any time.
    private void judgeStake(String account, Sheet sheet) {
        long published = sheet.publishedStakeMicros();
        long posted = sheet.postedStakeMicros();
        if (published != posted) {
            balances.broken(
                    "%s: published are %d uH staked or not yet free, postings give %d"
                            .formatted(account, published, posted));
        }
    }

    /// Less is held than was posted as held.
    private static boolean isUnheld(Amount published, Amount posted) {
        return published.heldMicros() < posted.heldMicros();
    }

    private Sheet sheet(String account) {
        return sheets.computeIfAbsent(account, _ -> new Sheet());
    }
}
