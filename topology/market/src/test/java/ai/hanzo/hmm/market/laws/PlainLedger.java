package ai.hanzo.hmm.market.laws;

import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.LP;
import static ai.hanzo.hmm.market.example.Amounts.SCU;
import static ai.hanzo.hmm.market.laws.Law.must;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.event.MarketEvent.Executed;
import ai.hanzo.hmm.market.event.OrderReport.Ending;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// The plainest ledger there can be: what a command needs is held when it is sent, what an
/// execution says is added up. No balance is ever negative.
public final class PlainLedger {
    private final TreeMap<String, TreeMap<String, Purse>> accounts = new TreeMap<>();
    private final Map<String, Map<String, Long>> sent = new HashMap<>();
    private final Map<String, Long> totals = new HashMap<>();
    private long deposited;

    public record Purse(long free, long held) {
        static final Purse EMPTY = new Purse(0, 0);
    }

    public Purse purse(String account, String asset) {
        return accounts.getOrDefault(account, new TreeMap<>()).getOrDefault(asset, Purse.EMPTY);
    }

    public long deposited() {
        return deposited;
    }

    public void deposit(String account, long micros) {
        change(account, HANZO, micros, 0);
        deposited = Math.addExact(deposited, micros);
    }

    public void move(String from, String to, String asset, long micros) {
        change(from, asset, -micros, 0);
        change(to, asset, micros, 0);
    }

    public long total(String asset) {
        return totals.getOrDefault(asset, 0L);
    }

    public long held(String asset) {
        return accounts.values().stream()
                .mapToLong(purses -> purses.getOrDefault(asset, Purse.EMPTY).held())
                .sum();
    }

    public boolean canPay(MarketInput.OfAccount command) {
        return needs(command).entrySet().stream()
                .allMatch(
                        need -> purse(command.account(), need.getKey()).free() >= need.getValue());
    }

    /// Holds what a command needs, before its market sees it.
    public void hold(MarketInput.OfAccount command) {
        var needs = needs(command);
        needs.forEach((asset, micros) -> change(command.account(), asset, -micros, micros));
        sent.put(command.account() + ' ' + command.id(), needs);
    }

    /// Posts what an execution says; the holds that it repeats must be those that were made.
    public void post(Executed execution) {
        var held = new TreeMap<String, Long>();
        for (var change : execution.changes()) {
            if (change.reason() == Reason.HOLD) {
                must(change.freeMicros() == -change.heldMicros(), "a hold", execution);
                held.merge(change.asset(), change.heldMicros(), Long::sum);
            } else {
                post(execution.account(), change);
            }
        }
        var name = execution.account() + ' ' + execution.commandId();
        var needs = sent.getOrDefault(name, Map.of());
        must(held.equals(needs), "holds told = holds made", execution, needs);
        sent.remove(name);
        if (execution.refused().isPresent() && !endedByTime(execution)) givesAllBack(execution);
    }

    /// Whether an order expired or shares were unlocked, for which more comes back.
    private static boolean endedByTime(Executed execution) {
        boolean expired = execution.orders().stream().anyMatch(o -> o.ending() == Ending.EXPIRED);
        return expired || execution.changes().stream().anyMatch(PlainLedger::isOfTime);
    }

    /// Shares were unlocked, or a day was judged, or evidence was, which is a strike; or an
    /// allocation ended with a refund.
    private static boolean isOfTime(BalanceChange change) {
        return change.asset().equals(LP)
                || change.reason() == Reason.SLASH
                || change.reason() == Reason.REFUND
                || change.reason() == Reason.INCENTIVE;
    }

    private static void givesAllBack(Executed execution) {
        var free = new TreeMap<String, Long>();
        var held = new TreeMap<String, Long>();
        for (var change : execution.changes()) {
            free.merge(change.asset(), change.freeMicros(), Long::sum);
            held.merge(change.asset(), change.heldMicros(), Long::sum);
        }
        free.values().removeIf(micros -> micros == 0);
        held.values().removeIf(micros -> micros == 0);
        must(free.isEmpty() && held.isEmpty(), "a refusal gives all back", execution);
    }

    private void post(String account, BalanceChange change) {
        change(account, change.asset(), change.freeMicros(), change.heldMicros());
    }

    private static Map<String, Long> needs(MarketInput.OfAccount command) {
        var needs = new TreeMap<String, Long>();
        switch (command) {
            case MarketInput.Place order ->
                    needs.put(order.terms().side() == Side.BUY ? HANZO : SCU, order.holdMicros());
            case MarketInput.Amend amend ->
                    needs.put(amend.side() == Side.BUY ? HANZO : SCU, amend.holdMicros());
            case MarketInput.AddToPool deposit -> {
                needs.put(SCU, deposit.unitsMicros());
                needs.put(HANZO, deposit.fundsMicros());
            }
            case MarketInput.RemoveFromPool removal -> needs.put(LP, removal.shares());
            case MarketInput.Redeem redeem -> needs.put(SCU, redeem.quantityMicros());
            case MarketInput.Bond bond -> needs.put(HANZO, bond.amountMicros());
            case MarketInput.Retire retire -> needs.put(SCU, retire.quantityMicros());
            case MarketInput.StartAllocation _,
                    MarketInput.Heartbeat _,
                    MarketInput.CompleteAllocation _,
                    MarketInput.EndAllocation _,
                    MarketInput.DisputeAllocation _,
                    MarketInput.RequestNonce _,
                    MarketInput.Attest _,
                    MarketInput.Cancel _,
                    MarketInput.CancelAll _,
                    MarketInput.Unbond _,
                    MarketInput.Issue _ -> {}
        }
        needs.values().removeIf(micros -> micros <= 0);
        return needs;
    }

    private void change(String account, String asset, long free, long held) {
        totals.merge(asset, Math.addExact(free, held), Math::addExact);
        accounts.computeIfAbsent(account, _ -> new TreeMap<>())
                .compute(
                        asset,
                        (_, purse) -> {
                            var before = purse == null ? Purse.EMPTY : purse;
                            var after =
                                    new Purse(
                                            Math.addExact(before.free(), free),
                                            Math.addExact(before.held(), held));
                            must(
                                    after.free() >= 0 && after.held() >= 0,
                                    "a balance must not be negative",
                                    account,
                                    asset,
                                    after);
                            return after;
                        });
    }
}
