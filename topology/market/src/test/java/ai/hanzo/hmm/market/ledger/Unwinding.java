package ai.hanzo.hmm.market.ledger;

import static ai.hanzo.hmm.market.example.Amounts.HANZO;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.state.OpenAllocation;
import ai.hanzo.hmm.market.state.Provider;
import ai.hanzo.hmm.market.state.RowKey;
import ai.hanzo.hmm.market.state.RowKey.Kind;

import java.util.List;
import java.util.OptionalLong;

/// Everybody leaves: all orders are cancelled, all shares burnt, all units used, all bonds and
/// stakes taken back as far as they are not needed, and all money withdrawn.
final class Unwinding {
    private static final long MINUTE_MS = 60_000;
    private static final long DAY_MS = 24 * 60 * MINUTE_MS;
    private static final int MOST_ROUNDS = 1_000;

    private final Town town;
    private final Townsfolk folk;
    private final Townslives lives;

    Unwinding(Town town, Townsfolk folk, Townslives lives) {
        this.town = town;
        this.folk = folk;
        this.lives = lives;
    }

    void run() {
        town.settle();
        everywhere(
                (account, market) ->
                        folk.send(new AccountInput.CancelAll(account, folk.id(), market)));
        pass(11 * MINUTE_MS);
        everywhere(this::burn);
        redeem();
        rule();
        pass(73 * 60 * MINUTE_MS);
        everywhere(this::unbond);
        for (var account : folk.people()) unstake(account);
        pass(22 * DAY_MS);
        for (var account : folk.people()) town.tell(new Notice.Tick(account));
        for (var account : folk.people()) withdraw(account);
        pass(25 * 60 * MINUTE_MS);
    }

    /// Nothing is disputed any more, and then for long enough that nothing can be.
    private void rule() {
        for (var market : List.copyOf(town.stalls.keySet())) lives.rule(market);
        read();
    }

    private interface Step {
        void of(String account, String market);
    }

    private void everywhere(Step step) {
        for (var market : List.copyOf(town.stalls.keySet())) {
            for (var account : folk.people()) step.of(account, market);
        }
        read();
    }

    private void read() {
        town.settle();
        town.conserved();
    }

    private void pass(long ms) {
        town.timeMs += ms;
        for (var market : town.stalls.keySet()) town.tick(market);
        read();
    }

    private void burn(String account, String market) {
        long shares = town.balance(account, MarketTerms.sharesOf(market)).freeMicros();
        if (shares > 0) {
            folk.send(new AccountInput.RemoveLiquidity(account, folk.id(), market, shares, 0, 0));
        }
    }

    /// As many at once as providers can serve, then those after them.
    private void redeem() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            everywhere(this::attest);
            int before = folk.ids();
            everywhere(this::redeem);
            boolean isDone = folk.ids() == before;
            waitForAllocations();
            if (isDone) return;
        }
        throw new AssertionError("units are left after " + MOST_ROUNDS + " rounds");
    }

    /// Whoever owes something proves that it can still run it.
    private void attest(String account, String market) {
        var row = town.stall(market).rows.get(new RowKey(Kind.PROVIDER, account));
        if (row instanceof Provider provider && provider.obligedMicros() > 0) {
            folk.attest(account, market);
        }
    }

    private void redeem(String account, String market) {
        long units = town.balance(account, MarketTerms.unitsOf(market)).freeMicros();
        if (units == 0) return;
        var none = OptionalLong.empty();
        folk.send(new AccountInput.Redeem(account, folk.id(), market, units, none, 0));
    }

    private void waitForAllocations() {
        long endMs = town.timeMs;
        for (var stall : town.stalls.values()) {
            for (var row : stall.rows.values()) {
                if (row instanceof OpenAllocation a) endMs = Math.max(endMs, a.expiryMs());
            }
        }
        pass(endMs - town.timeMs);
    }

    /// All but what the market says that it needs.
    private void unbond(String account, String market) {
        var row = town.stall(market).rows.get(new RowKey(Kind.PROVIDER, account));
        if (row instanceof Provider provider) unbond(provider, market);
    }

    private void unbond(Provider provider, String market) {
        long bond = provider.bondMicros();
        if (bond == 0) return;
        var account = provider.account();
        var whole = new AccountInput.WithdrawBond(account, folk.id(), market, bond);
        folk.send(whole);
        town.settle();
        var refused = town.store.command(account, whole.id()).orElseThrow().refused();
        if (refused.isEmpty()) return;
        long needed = refused.get().numbers().get("requiredMicros");
        if (bond > needed) {
            folk.send(new AccountInput.WithdrawBond(account, folk.id(), market, bond - needed));
        }
    }

    private void unstake(String account) {
        long staked = town.store.account(account).orElseThrow().staking().stakedMicros();
        if (staked > 0) folk.send(new AccountInput.Unstake(account, folk.id(), staked));
    }

    private void withdraw(String account) {
        long free = town.balance(account, HANZO).freeMicros();
        if (free > 0) folk.send(new AccountInput.Withdraw(account, folk.id(), free, "home"));
    }
}
