package ai.hanzo.hmm.market.laws;

import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.LP;
import static ai.hanzo.hmm.market.example.Amounts.SCU;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.event.MarketEvent.Executed;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// The plainest ledger there can be: what a command needs is held when it is sent, what an
/// execution says is added up. No balance is ever negative.
public final class PlainLedger {
    private final TreeMap<String, TreeMap<String, Purse>> accounts = new TreeMap<>();
    private final Map<String, Map<String, Long>> sent = new HashMap<>();
    private BigInteger deposited = BigInteger.ZERO;

    public record Purse(long free, long held) {
        static final Purse EMPTY = new Purse(0, 0);
    }

    public Purse purse(String account, String asset) {
        return accounts.getOrDefault(account, new TreeMap<>()).getOrDefault(asset, Purse.EMPTY);
    }

    public Iterable<String> accounts() {
        return accounts.keySet();
    }

    public BigInteger deposited() {
        return deposited;
    }

    public void deposit(String account, long micros) {
        change(account, HANZO, micros, 0);
        deposited = deposited.add(BigInteger.valueOf(micros));
    }

    public void move(String from, String to, String asset, long micros) {
        change(from, asset, -micros, 0);
        change(to, asset, micros, 0);
    }

    public BigInteger total(String asset) {
        var total = BigInteger.ZERO;
        for (var purses : accounts.values()) {
            var purse = purses.getOrDefault(asset, Purse.EMPTY);
            total = total.add(BigInteger.valueOf(purse.free()));
            total = total.add(BigInteger.valueOf(purse.held()));
        }
        return total;
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
        var net = new TreeMap<String, Long>();
        for (var change : execution.changes()) {
            net.merge(change.asset(), change.freeMicros() + change.heldMicros(), Long::sum);
            if (change.reason() == Reason.HOLD) {
                assertThat(change.freeMicros()).isEqualTo(-change.heldMicros());
                held.merge(change.asset(), change.heldMicros(), Long::sum);
            } else {
                post(execution.account(), change);
            }
        }
        var name = execution.account() + ' ' + execution.commandId();
        var needs = sent.getOrDefault(name, Map.of());
        assertThat(held).as("holds told = holds made").isEqualTo(needs);
        sent.remove(name);
        if (execution.refused().isPresent()) {
            assertThat(net.values()).as("a refusal gives all back").containsOnly(0L);
        }
    }

    private void post(String account, BalanceChange change) {
        change(account, change.asset(), change.freeMicros(), change.heldMicros());
    }

    private static Map<String, Long> needs(MarketInput.OfAccount command) {
        var needs = new TreeMap<String, Long>();
        switch (command) {
            case MarketInput.Place order ->
                    needs.put(order.terms().side() == Side.BUY ? HANZO : SCU, order.holdMicros());
            case MarketInput.AddToPool deposit -> {
                needs.put(SCU, deposit.unitsMicros());
                needs.put(HANZO, deposit.fundsMicros());
            }
            case MarketInput.RemoveFromPool removal -> needs.put(LP, removal.shares());
            case MarketInput.Bond bond -> needs.put(HANZO, bond.amountMicros());
            case MarketInput.Cancel _, MarketInput.Unbond _, MarketInput.Issue _ -> {}
        }
        needs.values().removeIf(micros -> micros <= 0);
        return needs;
    }

    private void change(String account, String asset, long free, long held) {
        accounts.computeIfAbsent(account, _ -> new TreeMap<>())
                .compute(
                        asset,
                        (_, purse) -> {
                            var before = purse == null ? Purse.EMPTY : purse;
                            var after =
                                    new Purse(
                                            Math.addExact(before.free(), free),
                                            Math.addExact(before.held(), held));
                            assertThat(after.free() >= 0 && after.held() >= 0)
                                    .as("%s of %s must not be negative: %s", asset, account, after)
                                    .isTrue();
                            return after;
                        });
    }
}
