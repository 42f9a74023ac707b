package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.event.RefusalCode.CAPACITY_BUSY;
import static ai.hanzo.hmm.market.event.RefusalCode.NOT_ATTESTED;
import static ai.hanzo.hmm.market.event.RefusalCode.PROVIDER_SUSPENDED;
import static ai.hanzo.hmm.market.event.RefusalCode.RATE_NOT_ATTESTED;
import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.example.Proof;
import ai.hanzo.hmm.market.laws.Floor;
import ai.hanzo.hmm.market.provider.Standing;

import org.junit.jupiter.api.Test;

/// Without having proven it, nobody issues capacity and nobody is assigned to (rules, section 8).
class AttestedTest extends ConductExample {
    private void prove(String name, String rate) {
        floor.send(Proof.request(name));
        send(Proof.attest(name, micros(rate)));
        assertThat(refusal()).isEmpty();
    }

    private void assertRefused(RefusalCode why) {
        assertThat(code()).isEqualTo(why);
    }

    @Test
    void nothing_is_issued_by_whoever_has_proven_nothing() {
        bonded("p", "100");
        issue("p", "1", "1");

        assertRefused(NOT_ATTESTED);
    }

    @Test
    void nothing_is_issued_with_another_key_than_was_proven_with() {
        bonded("p", "100");
        prove("p", "4");
        send(new MarketInput.Issue("p", "i", micros("1"), micros("1"), "another key"));

        assertRefused(NOT_ATTESTED);
    }

    @Test
    void what_is_proven_ends_after_24_hours_to_the_millisecond() {
        bonded("p", "100");
        prove("p", "4");
        floor.at(Floor.START_MS + DAY_MS - 1);
        issue("p", "1", "1");
        assertThat(refusal()).isEmpty();

        floor.at(Floor.START_MS + DAY_MS);
        issue("p", "1", "1");
        assertRefused(NOT_ATTESTED);

        prove("p", "4");
        issue("p", "1", "1");
        assertThat(refusal()).isEmpty();
    }

    @Test
    void all_the_rate_issued_must_have_been_proven() {
        bonded("p", "100");
        prove("p", "4");
        issue("p", "1", "3");
        issue("p", "1", "1.000001");
        assertRefused(RATE_NOT_ATTESTED);
        assertThat(((MarketEvent.Executed) events.getLast()).refused().orElseThrow().numbers())
                .containsEntry("rateMicros", micros("1.000001"))
                .containsEntry("issuedRateMicros", micros("3"))
                .containsEntry("attestedRateMicros", micros("4"));

        issue("p", "1", "1");
        assertThat(refusal()).isEmpty();
        issue("p", "1", "0");
        assertThat(refusal()).as("more of what runs already").isEmpty();
    }

    @Test
    void a_provider_that_is_suspended_or_removed_issues_nothing_until_it_is_back() {
        bonded("p", "100");
        prove("p", "4");
        for (var standing : new Standing[] {Standing.SUSPENDED, Standing.REMOVED}) {
            rule("p", standing, 0);
            issue("p", "1", "1");
            assertRefused(PROVIDER_SUSPENDED);
        }
        rule("p", Standing.ACTIVE, 0);
        issue("p", "1", "1");
        assertThat(refusal()).isEmpty();
    }

    @Test
    void nobody_is_assigned_after_the_end_until_it_is_renewed() {
        bonded("p", "100");
        prove("p", "4");
        issue("p", "50", "4");
        send(sell("p", 20).at(2));
        floor.at(Floor.START_MS + DAY_MS - 1);
        send(buy("alice", 3).at(2).delivered());
        assertThat(assigned()).containsExactly("p 3");

        later(1);
        send(buy("alice", 3).at(2).delivered());
        assertRefused(CAPACITY_BUSY);

        prove("p", "4");
        send(buy("alice", 3).at(2).delivered());
        assertThat(assigned()).containsExactly("p 3");
    }

    @Test
    void what_runs_goes_on_when_the_proof_ends() {
        bonded("p", "100");
        prove("p", "4");
        issue("p", "50", "4");
        floor.at(Floor.START_MS + DAY_MS - 1);
        send(sell("p", 20).at(2));
        send(buy("alice", 3).at(2).delivered());
        later(HOUR_MS).tick();

        assertThat(ended()).isEmpty();
        assertThat(row("p").allocatedMicros()).isEqualTo(micros("3"));
    }

    /// Issued 4, later proven 2 and 1 of it in use: 1 is free.
    @Test
    void a_proof_of_less_rate_than_was_issued_lowers_what_is_assigned() {
        bonded("p", "100");
        prove("p", "4");
        issue("p", "50", "4");
        send(sell("p", 20).at(2));
        send(buy("alice", 3).at(2).delivered());
        prove("p", "2");

        send(buy("alice", 3).at(2).delivered().rate("1.000001"));
        assertRefused(CAPACITY_BUSY);
        send(buy("alice", 3).at(2).delivered().rate("1"));
        assertThat(assigned()).containsExactly("p 3");
    }
}
