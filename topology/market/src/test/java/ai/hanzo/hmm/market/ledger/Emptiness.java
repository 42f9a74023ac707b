package ai.hanzo.hmm.market.ledger;

import static ai.hanzo.hmm.market.example.Amounts.HANZO;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.ledger.KnownCommand.Status;
import ai.hanzo.hmm.market.price.Window;
import ai.hanzo.hmm.market.state.Provider;
import ai.hanzo.hmm.market.state.RowKey.Kind;
import ai.hanzo.hmm.market.units.Micros;

import java.util.HashMap;
import java.util.Map;

/// What is left of an exchange when everybody has gone: the locked shares with their reserves, what
/// the quality funds and the treasury have, the bonds for the units in those reserves, and ids that
/// are younger than a day.
final class Emptiness {
    private final Town town;
    private final Townsfolk folk;
    private final Map<String, Long> bonds = new HashMap<>();

    Emptiness(Town town, Townsfolk folk) {
        this.town = town;
        this.folk = folk;
    }

    void check() {
        for (var stall : town.stalls.values()) check(stall);
        accounts();
        long left = town.balance(MarketEvent.TREASURY, HANZO).freeMicros();
        for (long bond : bonds.values()) left += bond;
        for (var stall : town.stalls.values()) {
            left += stall.pool().fundsMicros() + stall.totals().qualityFundMicros();
        }
        assertThat(left).as("all that was not withdrawn").isEqualTo(town.deposited());
        commands();
    }

    private void check(Stall stall) {
        if (!stall.market.view().isOpen()) {
            assertThat(stall.rows).as("a market that does not exist keeps nothing").isEmpty();
            return;
        }
        assertThat(stall.pool().shares()).as("the locked ones").isEqualTo(1_000);
        assertThat(stall.obligedMicros()).isEqualTo(stall.pool().unitsMicros());
        assertThat(stall.totals().treasuryMicros()).as("swept").isZero();
        long price = Math.max(Micros.ONE, stall.market.view().mean(Window.ONE_HOUR).orElse(0));
        for (var provider : stall.all(Provider.class)) {
            assertThat(provider.allocatedMicros()).isZero();
            assertThat(provider.busyRateMicros()).isZero();
            long needed = Math.ceilDiv(Micros.notionalUp(price, provider.obligedMicros()) * 11, 10);
            assertThat(provider.bondMicros())
                    .as("110%% of %d at %d, each rounded up", provider.obligedMicros(), price)
                    .isBetween(town.isPoorer(provider.account()) ? 0 : needed, needed);
            bonds.merge(provider.account(), provider.bondMicros(), Long::sum);
        }
        var kinds = stall.rowsByKind();
        assertThat(kinds)
                .doesNotContainKeys(Kind.ORDER, Kind.ALLOCATION, Kind.LOCK, Kind.VOLUME)
                .containsEntry(Kind.TERMS, 1)
                .containsEntry(Kind.TOTALS, 1)
                .containsEntry(Kind.POOL, 1)
                .containsEntry(Kind.BARS, 1);
        assertThat(kinds.get(Kind.PRICE)).as("the price and when it became so").isEqualTo(1);
        assertThat(kinds.get(Kind.MEMBER))
                .as("who was answered here, and groups")
                .isBetween(1, folk.people().size() + 1 + Townsfolk.GROUPS);
    }

    private void accounts() {
        assertThat(town.store.rows().accounts()).hasSize(folk.people().size() + 1);
        for (var account : town.store.rows().accounts()) {
            assertThat(account.staking()).as(account.id()).isEqualTo(Staking.NONE);
            if (account.id().equals(MarketEvent.TREASURY)) {
                assertThat(account.balances().keySet()).containsExactly(HANZO);
                continue;
            }
            long bond = bonds.getOrDefault(account.id(), 0L);
            var left = bond == 0 ? Map.of() : Map.of(HANZO, new Balance(0, bond));
            assertThat(account.balances()).as(account.id()).isEqualTo(left);
        }
    }

    /// A day later one command is known, and it is the last.
    private void commands() {
        var last = new AccountInput.Deposit("a999", folk.id(), 1, "bank");
        town.send(last);
        assertThat(town.store.rows().commands())
                .singleElement()
                .satisfies(known -> assertThat(known.id()).isEqualTo(last.id()))
                .satisfies(known -> assertThat(known.status()).isEqualTo(Status.DONE));
    }
}
