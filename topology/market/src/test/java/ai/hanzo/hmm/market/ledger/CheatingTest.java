package ai.hanzo.hmm.market.ledger;

import static ai.hanzo.hmm.market.event.RefusalCode.CLIENT_ORDER_ID_CONFLICT;
import static ai.hanzo.hmm.market.event.RefusalCode.INSUFFICIENT_BOND;
import static ai.hanzo.hmm.market.event.RefusalCode.INSUFFICIENT_FUNDS;
import static ai.hanzo.hmm.market.event.RefusalCode.ORDER_DONE;
import static ai.hanzo.hmm.market.event.RefusalCode.OVERFLOW;
import static ai.hanzo.hmm.market.event.RefusalCode.UNKNOWN_ACCOUNT;
import static ai.hanzo.hmm.market.event.RefusalCode.UNKNOWN_ORDER;
import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.LP;
import static ai.hanzo.hmm.market.example.Amounts.MARKET;
import static ai.hanzo.hmm.market.example.Amounts.SCU;
import static ai.hanzo.hmm.market.example.Amounts.micros;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.event.MarketEvent;

import org.junit.jupiter.api.Test;

import java.util.OptionalLong;

/// What somebody might try to have more than is theirs, each attempt by its name.
class CheatingTest extends TownExample {
    @Test
    void spending_a_hold_twice() {
        town.send(buy("alice", "o", "9.9", "10"));
        assertThat(town.balance("alice", HANZO).freeMicros()).isEqualTo(micros("0.703"));

        assertThat(refusal(buy("alice", "o2", "1", "1"))).isEqualTo(INSUFFICIENT_FUNDS);
        assertThat(refusal(pool("alice", "p", "1", "1"))).isEqualTo(INSUFFICIENT_FUNDS);
        var sending = new AccountInput.Send("alice", "s", "bob", HANZO, micros("1"));
        assertThat(refusal(sending)).isEqualTo(INSUFFICIENT_FUNDS);
        var stake = new AccountInput.Stake("alice", "t", micros("1"));
        assertThat(refusal(stake)).isEqualTo(INSUFFICIENT_FUNDS);
        done(new AccountInput.RegisterProvider("alice", "k", "0".repeat(64)));
        var bond = new AccountInput.PostBond("alice", "b", MARKET, micros("1"));
        assertThat(refusal(bond)).isEqualTo(INSUFFICIENT_FUNDS);
    }

    @Test
    void spending_units_twice() {
        town.send(sell("alice", "o", "2", "10"));

        assertThat(refusal(sell("alice", "o2", "2", "0.001"))).isEqualTo(INSUFFICIENT_FUNDS);
        assertThat(
                        refusal(
                                new AccountInput.Redeem(
                                        "alice", "r", MARKET, 1, OptionalLong.empty(), 0)))
                .isEqualTo(INSUFFICIENT_FUNDS);
        assertThat(refusal(new AccountInput.Send("alice", "s", "bob", SCU, 1)))
                .isEqualTo(INSUFFICIENT_FUNDS);
    }

    @Test
    void withdrawing_what_is_held() {
        done(buy("alice", "o", "2", "10"));
        assertThat(refusal(withdraw("alice", "w1", "80"))).isEqualTo(INSUFFICIENT_FUNDS);

        done(withdraw("alice", "w2", "79.94"));
        assertThat(town.balance("alice", HANZO)).isEqualTo(new Balance(0, micros("20.06")));
    }

    @Test
    void withdrawing_a_bond_that_is_needed_or_another_ones() {
        var unbond = new AccountInput.WithdrawBond("pat", "u", MARKET, 1);
        assertThat(refusal(unbond)).as("110% of 100 units at 1").isEqualTo(INSUFFICIENT_BOND);
        assertThat(refusal(withdraw("pat", "w", "890.000001"))).isEqualTo(INSUFFICIENT_FUNDS);
    }

    @Test
    void cancelling_what_is_filled() {
        done(sell("alice", "ask", "2", "10"));
        done(buy("bob", "bid", "2", "10"));
        var before = has("alice");

        assertThat(refusal(new AccountInput.Cancel("alice", "c", "ask"))).isEqualTo(ORDER_DONE);
        assertThat(refusal(new AccountInput.Cancel("bob", "c", "ask")))
                .as("and it is not bob's")
                .isEqualTo(UNKNOWN_ORDER);
        assertThat(has("alice")).isEqualTo(before);
    }

    @Test
    void cancelling_before_the_ledger_hears_of_the_fill() {
        done(sell("alice", "ask", "2", "10"));
        town.send(buy("bob", "bid", "2", "10"));
        town.work(MARKET);
        var cancel = new AccountInput.Cancel("alice", "c", "ask");

        assertThat(town.send(cancel)).isInstanceOf(LedgerEvent.Forwarded.class);
        town.settle();

        assertThat(town.store.command("alice", "c").flatMap(KnownCommand::refused))
                .hasValueSatisfying(why -> assertThat(why.code()).isEqualTo(ORDER_DONE));
        assertThat(town.balance("alice", SCU)).isEqualTo(Balance.ZERO);
        assertThat(town.balance("alice", HANZO))
                .as("20 less 0.1%")
                .isEqualTo(new Balance(micros("119.98"), 0));
    }

    @Test
    void cancelling_twice_before_anybody_hears_of_it() {
        done(buy("alice", "bid", "2", "10"));
        town.send(new AccountInput.Cancel("alice", "c1", "bid"));
        town.send(new AccountInput.Cancel("alice", "c2", "bid"));
        town.send(new AccountInput.CancelAll("alice", "c3", MARKET));
        town.settle();

        assertThat(town.balance("alice", HANZO)).isEqualTo(new Balance(micros("100"), 0));
    }

    @Test
    void burning_shares_that_are_not_owned() {
        done(pool("alice", "p", "5", "10"));
        long shares = town.balance("alice", LP).heldMicros();
        town.timeMs += 11 * MINUTE_MS;
        town.tick(MARKET);
        town.settle();

        assertThat(refusal(burn("bob", "b1", 1))).isEqualTo(INSUFFICIENT_FUNDS);
        assertThat(refusal(burn("alice", "b2", shares + 1)))
                .as("the thousand that are nobody's")
                .isEqualTo(INSUFFICIENT_FUNDS);
        done(burn("alice", "b3", shares));
        assertThat(refusal(burn("alice", "b4", 1))).isEqualTo(INSUFFICIENT_FUNDS);
    }

    @Test
    void burning_shares_that_are_still_locked() {
        done(pool("alice", "p", "5", "10"));
        long shares = town.balance("alice", LP).heldMicros();
        town.timeMs += 10 * MINUTE_MS - 1;
        town.tick(MARKET);
        town.settle();
        assertThat(refusal(burn("alice", "b1", 1))).isEqualTo(INSUFFICIENT_FUNDS);
        assertThat(refusal(new AccountInput.Send("alice", "s", "bob", LP, 1)))
                .as("nor given to somebody who would")
                .isEqualTo(INSUFFICIENT_FUNDS);

        town.timeMs += 1;
        town.tick(MARKET);
        town.settle();
        done(burn("alice", "b2", shares));
    }

    @Test
    void a_reference_used_twice() {
        var again = new AccountInput.Deposit("alice", "deposit", micros("100"), "bank");

        assertThat(((LedgerEvent.Answered) town.send(again)).isRepeat()).isTrue();
        var more = new AccountInput.Deposit("alice", "deposit", micros("101"), "bank");
        assertThat(refusal(more)).isEqualTo(CLIENT_ORDER_ID_CONFLICT);
        var elsewhere = new AccountInput.Deposit("alice", "deposit", micros("100"), "chain");
        assertThat(refusal(elsewhere)).isEqualTo(CLIENT_ORDER_ID_CONFLICT);
        assertThat(town.balance("alice", HANZO)).isEqualTo(new Balance(micros("100"), 0));
    }

    @Test
    void a_retry_with_other_content() {
        done(buy("alice", "o", "2", "10"));
        var before = has("alice");

        assertThat(refusal(buy("alice", "o", "2", "1"))).isEqualTo(CLIENT_ORDER_ID_CONFLICT);
        assertThat(refusal(sell("alice", "o", "2", "10"))).isEqualTo(CLIENT_ORDER_ID_CONFLICT);
        assertThat(refusal(withdraw("alice", "o", "1"))).isEqualTo(CLIENT_ORDER_ID_CONFLICT);
        assertThat(has("alice")).isEqualTo(before);
    }

    @Test
    void overflow_by_price_times_quantity() {
        var before = has("alice");
        long huge = 1L << 62;

        for (long price : new long[] {huge, Long.MAX_VALUE, 4_294_967_296_000_000L}) {
            var wraps = limit("alice", "o" + price, Side.BUY, price, huge);
            assertThat(refusal(wraps)).as("%d x %d", price, huge).isEqualTo(OVERFLOW);
        }
        done(buy("alice", "bid", "2", "1"));
        var amend =
                new AccountInput.Amend(
                        "alice", "a", "bid", OptionalLong.of(huge), OptionalLong.of(huge));
        assertThat(refusal(amend)).isEqualTo(OVERFLOW);
        done(new AccountInput.Cancel("alice", "c", "bid"));
        assertThat(has("alice")).isEqualTo(before);
    }

    @Test
    void an_order_and_then_a_withdrawal_of_the_same_funds() {
        town.send(buy("alice", "o", "9.9", "10"));

        assertThat(refusal(withdraw("alice", "w", "100"))).isEqualTo(INSUFFICIENT_FUNDS);
        assertThat(town.balance("alice", HANZO).heldMicros()).isEqualTo(micros("99.297"));
    }

    @Test
    void a_withdrawal_and_then_an_order_of_the_same_funds() {
        town.send(withdraw("alice", "w", "100"));

        assertThat(refusal(buy("alice", "o", "9.9", "10"))).isEqualTo(INSUFFICIENT_FUNDS);
        assertThat(town.balance("alice", HANZO)).isEqualTo(Balance.ZERO);
    }

    @Test
    void unstaking_a_stake_twice() {
        done(new AccountInput.Stake("alice", "s", micros("100")));
        done(new AccountInput.Unstake("alice", "u1", micros("100")));
        var twice = new AccountInput.Unstake("alice", "u2", micros("100"));
        assertThat(refusal(twice)).isEqualTo(INSUFFICIENT_FUNDS);

        town.timeMs += 22 * 24 * HOUR_MS;
        town.tell(new Notice.Tick("alice"));
        town.tell(new Notice.Tick("alice"));
        assertThat(town.balance("alice", HANZO)).isEqualTo(new Balance(micros("100"), 0));
    }

    @Test
    void sending_to_the_treasury_or_out_of_it() {
        var toIt = new AccountInput.Send("alice", "s", MarketEvent.TREASURY, HANZO, 1);
        assertThat(refusal(toIt)).isEqualTo(UNKNOWN_ACCOUNT);
        assertThat(Names.isAccount(MarketEvent.TREASURY))
                .as("no command of it is let in")
                .isFalse();
    }
}
