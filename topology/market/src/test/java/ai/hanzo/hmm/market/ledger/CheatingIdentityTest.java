package ai.hanzo.hmm.market.ledger;

import static ai.hanzo.hmm.market.event.RefusalCode.INSUFFICIENT_FUNDS;
import static ai.hanzo.hmm.market.event.RefusalCode.UNSIGNED;
import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.LP;
import static ai.hanzo.hmm.market.example.Amounts.MARKET;
import static ai.hanzo.hmm.market.example.Amounts.SCU;
import static ai.hanzo.hmm.market.example.Amounts.micros;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.event.MarketEvent.Executed;
import ai.hanzo.hmm.market.ledger.LedgerEvent.Answered;

import org.junit.jupiter.api.Test;

import java.util.Optional;

/// What somebody might try in another's name, or at another time than it is.
class CheatingIdentityTest extends TownExample {
    private static final TestKey HERS = TestKey.fresh();
    private static final TestKey HIS = TestKey.fresh();

    @Test
    void a_command_of_one_account_under_anothers_key() {
        keys();
        var hers = withdraw("alice", "w", "1");

        assertThat(refusal(hers)).isEqualTo(UNSIGNED);
        assertThat(refusal(hers, HIS.sign(hers, town.timeMs))).isEqualTo(UNSIGNED);
        var his = HIS.sign(hers, town.timeMs).orElseThrow();
        var asHers = new Signature(HERS.hex(), his.hex(), his.signedAtMs());
        assertThat(refusal(hers, Optional.of(asHers))).isEqualTo(UNSIGNED);
        assertThat(town.balance("alice", HANZO)).isEqualTo(new Balance(micros("100"), 0));
    }

    @Test
    void an_unsigned_command_to_use_up_an_id() {
        keys();
        assertThat(refusal(withdraw("alice", "w", "2"))).isEqualTo(UNSIGNED);

        var hers = withdraw("alice", "w", "1");
        town.send(hers, HERS.sign(hers, town.timeMs));
        assertThat(town.balance("alice", HANZO).freeMicros()).isEqualTo(micros("99"));
    }

    @Test
    void an_unsigned_command_to_set_the_fees_of_the_day() {
        keys();
        var stake = new AccountInput.Stake("alice", "s", micros("50"));
        town.send(stake, HERS.sign(stake, town.timeMs));
        var today = town.store.account("alice").orElseThrow().fees();
        town.timeMs += 24 * HOUR_MS;

        refusal(withdraw("alice", "w", "2"));

        assertThat(town.store.account("alice").orElseThrow().fees()).isEqualTo(today);
    }

    @Test
    void a_signed_command_replayed_after_it_was_forgotten() {
        keys();
        var command = withdraw("alice", "w", "1");
        var signature = HERS.sign(command, town.timeMs + Signature.AHEAD_MS);
        town.send(command, signature);

        for (int halfHour = 0; halfHour < 120; halfHour++) {
            town.timeMs += HOUR_MS / 2;
            var again = (Answered) town.send(command, signature);
            boolean isUnsigned =
                    again.execution().refused().filter(r -> r.code() == UNSIGNED).isPresent();
            assertThat(again.isRepeat() || isUnsigned).as("after %d", halfHour).isTrue();
        }
        assertThat(town.store.command("alice", "w")).as("forgotten by now").isEmpty();
        assertThat(town.balance("alice", HANZO).freeMicros()).isEqualTo(micros("99"));
    }

    @Test
    void a_signed_order_replayed_while_it_is_open_and_after() {
        keys();
        var order = buy("alice", "o", "2", "1");
        var signature = HERS.sign(order, town.timeMs);
        town.send(order, signature);
        town.settle();
        var cancel = new AccountInput.Cancel("alice", "c", "o");
        town.send(cancel, HERS.sign(cancel, town.timeMs));
        town.settle();

        for (int minute = 0; minute < 70; minute++) {
            assertThat(town.send(order, signature)).isInstanceOf(Answered.class);
            town.timeMs += MINUTE_MS;
        }
        assertThat(town.balance("alice", HANZO)).isEqualTo(new Balance(micros("100"), 0));
    }

    @Test
    void a_forged_timestamp_of_a_signature() {
        keys();
        for (long ms :
                new long[] {
                    Long.MIN_VALUE,
                    0,
                    town.timeMs - HOUR_MS,
                    town.timeMs + MINUTE_MS + 1,
                    town.timeMs + 365 * 24 * HOUR_MS,
                    Long.MAX_VALUE,
                }) {
            var command = withdraw("alice", "w" + ms, "1");
            assertThat(refusal(command, HERS.sign(command, ms))).as("%d", ms).isEqualTo(UNSIGNED);
        }
    }

    @Test
    void a_forged_timestamp_to_unlock_shares() {
        keys();
        var add = pool("alice", "p", "5", "10");
        town.send(add, HERS.sign(add, town.timeMs));
        town.settle();
        town.timeMs += 10 * MINUTE_MS - 30_000;
        town.tick(MARKET);
        town.settle();

        var burn = burn("alice", "b", 1);
        assertThat(refusal(burn, HERS.sign(burn, town.timeMs + MINUTE_MS)))
                .as("signed as if the lock were over")
                .isEqualTo(INSUFFICIENT_FUNDS);
        assertThat(town.balance("alice", LP).freeMicros()).isZero();
    }

    @Test
    void a_markets_time_does_not_go_back_with_the_logs() {
        done(pool("alice", "p", "5", "10"));
        long late = town.timeMs + 5 * MINUTE_MS;
        town.timeMs = late;
        town.tick(MARKET);
        town.timeMs = late - 4 * MINUTE_MS;

        town.send(buy("bob", "o", "1", "1"));
        town.work(MARKET);

        Executed said = town.stall(MARKET).executions.getLast();
        assertThat(said.timeMs()).isEqualTo(late);
    }

    @Test
    void joining_a_group_by_taking_its_name() {
        group("alice");
        deposit("desk", "100");
        done(new AccountInput.Send("pat", "to desk", "desk", SCU, micros("10")));
        done(buy("alice", "bid", "2", "1"));

        done(sell("desk", "ask", "2", "1"));

        assertThat(town.balance("alice", SCU).freeMicros())
                .as("they traded: her bid did not expire for one of its group")
                .isEqualTo(micros("11"));
    }

    @Test
    void joining_a_group_by_sending_to_its_members() {
        group("alice");
        done(buy("alice", "bid", "2", "1"));
        done(new AccountInput.Send("bob", "s", "alice", HANZO, 1));

        assertThat(town.store.account("bob").orElseThrow().ownerGroup()).isEmpty();
        done(sell("bob", "ask", "2", "1"));
        assertThat(town.balance("alice", SCU).freeMicros()).isEqualTo(micros("11"));
    }

    @Test
    void trading_with_oneself_for_a_lower_fee() {
        group("alice");
        group("bob");
        done(buy("alice", "bid", "2", "1"));
        done(sell("bob", "ask", "2", "1"));

        for (var one : new String[] {"alice", "bob"}) {
            assertThat(town.store.account(one).orElseThrow().traded()).isEqualTo(Traded.NONE);
        }
        assertThat(town.balance("alice", HANZO)).as("her bid expired").isEqualTo(all("100"));
    }

    private void group(String account) {
        town.tell(new Notice.OwnerGroup(account, "desk"));
    }

    private void keys() {
        done(new AccountInput.RegisterKey("alice", "k", HERS.hex()));
        done(new AccountInput.RegisterKey("bob", "k", HIS.hex()));
    }

    private static Balance all(String hanzo) {
        return new Balance(micros(hanzo), 0);
    }
}
