package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.event.RefusalCode.KEY_TAKEN;
import static ai.hanzo.hmm.market.event.RefusalCode.NOT_ATTESTED;
import static ai.hanzo.hmm.market.event.RefusalCode.PROVIDER_SUSPENDED;
import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.example.Proof;
import ai.hanzo.hmm.market.laws.Floor;
import ai.hanzo.hmm.market.provider.EvidenceCheck;
import ai.hanzo.hmm.market.provider.Standing;

import org.junit.jupiter.api.Test;

/// Leaving and coming back launders no history (rules, sections 7 and 8).
class LaunderingTest extends ConductExample {
    LaunderingTest() {
        bonded("p", "100");
    }

    /// With its whole bond, and back with another.
    private void leaveAndComeBack() {
        unbond("p", bond("p"));
        assertThat(refusal()).isEmpty();
        assertThat(bond("p")).isEqualTo("0");
        later(HOUR_MS);
        bonded("p", "200");
    }

    @Test
    void a_score_stays() {
        scored("p", 120_000).scored("p", 120_000);
        var before = assessed("p").getLast().folds();
        leaveAndComeBack();

        assertThat(assessed("p").getLast().folds()).isEqualTo(before);
        floor.attest("p");
        issue("p", "100", "1");
        assertThat(changes("p")).as("at a grade of 620,000").containsExactly("SCU ISSUE 62 0");
    }

    @Test
    void a_bucket_of_before_is_not_folded_again() {
        bucket("p", Floor.START_MS, scoring(100_000));
        leaveAndComeBack();
        bucket("p", Floor.START_MS, scoring(1_000_000));
        assertThat(events).isEmpty();
        bucket("p", Floor.START_MS - 300_000, scoring(1_000_000));
        assertThat(events).isEmpty();
        assertThat(floor.shelf().scoreOf("p")).isEqualTo(100_000);
    }

    @Test
    void buckets_count_while_one_is_away() {
        unbond("p", "100");
        scored("p", 300_000);

        assertThat(floor.shelf().scoreOf("p")).isEqualTo(300_000);
    }

    @Test
    void strikes_stay_and_count_on() {
        strike("p").onDay(1).strike("p");
        var before = conduct("p");
        leaveAndComeBack();
        assertThat(conduct("p").strikes()).isEqualTo(before.strikes());
        onDay(2).strike("p");

        assertThat(conduct("p").standing()).isEqualTo(Standing.SUSPENDED);
        assertThat(bond("p")).as("a twentieth of the new bond").isEqualTo("190");
    }

    @Test
    void whoever_is_suspended_or_removed_stays_so() {
        for (var standing : new Standing[] {Standing.SUSPENDED, Standing.REMOVED}) {
            rule("p", standing, 0);
            leaveAndComeBack();
            floor.attest("p");
            issue("p", "1", "1");

            assertThat(code()).isEqualTo(PROVIDER_SUSPENDED);
        }
    }

    @Test
    void what_the_operator_asks_of_one_stays() {
        send(new MarketInput.RuleBond("p", 2_000_000));
        leaveAndComeBack();

        assertThat(conduct("p").bondPpm()).isEqualTo(2_000_000);
    }

    /// Vouched for with a fifth: 20 of a bond and 50,000 of fees for a refund of 110.
    @Test
    void what_was_never_paid_stays() {
        send(new MarketInput.RuleBond("p", 200_000));
        unbond("p", "80");
        floor.attest("p");
        issue("p", "100", "4");
        send(sell("p", 100).at(1)).send(buy("alice", 100).at(1).delivered());
        fault(1, "100");
        assertThat(bond("p")).isEqualTo("0");
        bonded("p", "200");

        assertThat(conduct("p").shortfallMicros()).isEqualTo(micros("89.95"));
    }

    @Test
    void the_running_day_goes_on() {
        floor.attest("p");
        issue("p", "50", "4");
        send(sell("p", 1).at(1)).send(buy("alice", 1).at(1).delivered());
        fault(1, "0");
        send(new MarketInput.Retire("p", "r", 49_000_000, 4_000_000));
        leaveAndComeBack();

        assertThat(row("p").dayBaseMicros()).isEqualTo(4_000);
        assertThat(row("p").dayEnded()).isEqualTo(1);
    }

    @Test
    void another_account_cannot_come_with_the_same_key() {
        floor.attest("p");
        unbond("p", "100");
        bonded("q", "100");
        floor.send(Proof.request("q"));
        var key = Proof.keyOf("p");
        send(
                new MarketInput.Attest(
                        "q", "a", key, Proof.nonceOf("q"), EvidenceCheck.SIGNATURE, 1, key));

        assertThat(code()).isEqualTo(KEY_TAKEN);
        send(new MarketInput.Issue("q", "i", 1_000_000, 1, key));
        assertThat(code()).isEqualTo(NOT_ATTESTED);
    }
}
