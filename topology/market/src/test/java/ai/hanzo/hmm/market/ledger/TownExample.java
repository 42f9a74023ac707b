package ai.hanzo.hmm.market.ledger;

import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.LP;
import static ai.hanzo.hmm.market.example.Amounts.MARKET;
import static ai.hanzo.hmm.market.example.Amounts.SCU;
import static ai.hanzo.hmm.market.example.Amounts.micros;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.Conditions;
import ai.hanzo.hmm.market.command.Delivery;
import ai.hanzo.hmm.market.command.OrderTerms;
import ai.hanzo.hmm.market.command.TimeInForce;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.example.Proof;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.util.Optional;
import java.util.OptionalLong;

/// A town of one market. Alice and bob have 100 HANZO and 10 units each, pat is the provider of
/// them. Whatever is tried, nothing is created or lost.
class TownExample {
    static final long MINUTE_MS = 60_000;
    static final long HOUR_MS = 60 * MINUTE_MS;

    final Town town = new Town();

    @BeforeEach
    void a_market_with_people_in_it() {
        town.open(MARKET);
        deposit("pat", "1000");
        deposit("alice", "100");
        deposit("bob", "100");
        done(new AccountInput.RegisterProvider("pat", "key", Proof.hexOf("pat")));
        done(new AccountInput.PostBond("pat", "bond", MARKET, micros("110")));
        done(Proving.request("pat", "nonce", MARKET));
        done(Proving.attest("pat", "attest", MARKET));
        done(new AccountInput.IssueCapacity("pat", "issue", MARKET, micros("100"), micros("50")));
        done(new AccountInput.Send("pat", "to alice", "alice", SCU, micros("10")));
        done(new AccountInput.Send("pat", "to bob", "bob", SCU, micros("10")));
    }

    @AfterEach
    void nothing_is_created_or_lost() {
        town.settle();
        town.conserved();
        town.recounted();
        town.toldAll();
    }

    void deposit(String account, String amount) {
        done(new AccountInput.Deposit(account, "deposit", micros(amount), "bank"));
    }

    /// Sends it and reads all that comes of it.
    void done(AccountInput input) {
        var known = town.settled(input);
        assertThat(known.refused()).as("%s", input).isEmpty();
        assertThat(known.status()).isEqualTo(KnownCommand.Status.DONE);
    }

    /// Why the ledger or the market refuses it in the end.
    RefusalCode refusal(AccountInput input) {
        return refusal(input, Optional.empty());
    }

    RefusalCode refusal(AccountInput input, Optional<Signature> signature) {
        var event = town.send(input, signature);
        town.settle();
        if (event instanceof LedgerEvent.Answered answered) {
            return answered.execution().refused().orElseThrow().code();
        }
        return town.store
                .command(input.account(), input.id())
                .flatMap(KnownCommand::refused)
                .orElseThrow()
                .code();
    }

    /// Free and held of HANZO, units and shares: what a cheat would change.
    String has(String account) {
        return "%s %s %s"
                .formatted(
                        town.balance(account, HANZO),
                        town.balance(account, SCU),
                        town.balance(account, LP));
    }

    static AccountInput.Place buy(String account, String id, String price, String quantity) {
        return limit(account, id, Side.BUY, micros(price), micros(quantity));
    }

    static AccountInput.Place sell(String account, String id, String price, String quantity) {
        return limit(account, id, Side.SELL, micros(price), micros(quantity));
    }

    static AccountInput.Place limit(
            String account, String id, Side side, long priceMicros, long quantityMicros) {
        return new AccountInput.Place(
                account,
                id,
                MARKET,
                new OrderTerms.Limit(side, priceMicros, quantityMicros, TimeInForce.GTC),
                Conditions.NONE,
                Delivery.HOLD,
                OptionalLong.empty());
    }

    static AccountInput.Withdraw withdraw(String account, String id, String amount) {
        return new AccountInput.Withdraw(account, id, micros(amount), "home");
    }

    static AccountInput.AddLiquidity pool(String account, String id, String units, String funds) {
        return new AccountInput.AddLiquidity(account, id, MARKET, micros(units), micros(funds), 0);
    }

    static AccountInput.RemoveLiquidity burn(String account, String id, long shares) {
        return new AccountInput.RemoveLiquidity(account, id, MARKET, shares, 0, 0);
    }
}
