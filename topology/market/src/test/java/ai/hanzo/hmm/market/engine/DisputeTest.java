package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.event.RefusalCode.ALREADY_DISPUTED;
import static ai.hanzo.hmm.market.event.RefusalCode.INSUFFICIENT_BOND;
import static ai.hanzo.hmm.market.event.RefusalCode.INVALID_AMOUNT;
import static ai.hanzo.hmm.market.event.RefusalCode.NOT_DISPUTED;
import static ai.hanzo.hmm.market.event.RefusalCode.NOT_STARTED;
import static ai.hanzo.hmm.market.event.RefusalCode.UNKNOWN_ALLOCATION;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.allocation.Dispute;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.provider.Strike;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a consumer can do against an allocation that is not what it bought, and what of the bond
/// stays for it (rules, section 9). 48 units are owed besides, which need 52.8 of the bond of 110;
/// the allocation of 2 is covered by 2.2.
class DisputeTest extends LifeExample {
    private static final long THREE_DAYS_S = 72 * 3_600;

    @BeforeEach
    void alice_bought() {
        bought();
    }

    private Dispute dispute() {
        return closed().allocation().service().dispute().orElseThrow();
    }

    private void assertWithdrawable(String most) {
        unbond("p", most + "1");
        assertThat(code()).isEqualTo(INSUFFICIENT_BOND);
    }

    @Test
    void completed_before_its_time_the_bond_stays_for_what_was_not_delivered() {
        starts().at(36).completes("0.01");
        // 2.2 x 1.99 / 2
        assertThat(retained()).isEqualTo("2.189");
        assertWithdrawable("55.011");
        unbond("p", "55.011");
        assertThat(bond("p")).isEqualTo("54.989");
    }

    @Test
    void what_was_delivered_whole_needs_no_bond() {
        starts().beatsEvery30Until(7_200, "2").at(7_201).completes("2");
        assertThat(ending()).isEqualTo("COMPLETED at 7201: 2 0 0, 0 0");
        assertThat(retained()).isEqualTo("0");
    }

    @Test
    void after_three_days_without_a_dispute_the_bond_is_free() {
        starts().at(36).completes("0.01").at(36 + THREE_DAYS_S - 0.001);
        assertThat(retained()).isEqualTo("2.189");
        at(36 + THREE_DAYS_S);
        assertThat(retained()).isEqualTo("0");
        disputes();
        assertThat(code()).isEqualTo(UNKNOWN_ALLOCATION);
    }

    @Test
    void disputed_all_of_its_cover_stays_until_the_ruling() {
        starts().at(36).completes("0.01").at(50).disputes();
        assertThat(retained()).isEqualTo("2.2");
        assertThat(dispute()).isEqualTo(Dispute.opened(MATCH_MS + 50_000, "no answer"));
        assertThat(ending())
                .as("nothing is paid yet")
                .isEqualTo("COMPLETED at 36: 0.01 0 1.99, 0 0");
        at(36 + 2 * THREE_DAYS_S);
        assertThat(retained()).isEqualTo("2.2");
    }

    /// 1.5 of the 1.99 that had lapsed.
    @Test
    void upheld_it_is_paid_with_a_tenth_and_is_a_strike() {
        starts().at(36).completes("0.01").disputes().at(60).ruled("1.5");
        assertThat(ending()).isEqualTo("PROVIDER_FAULT at 36: 0.01 1.5 0.49, 1.65 0");
        assertThat(dispute().state()).isEqualTo(Dispute.State.UPHELD);
        assertThat(changes("alice")).containsExactly("HANZO REFUND 1.65 0");
        assertThat(bond("p")).isEqualTo("108.35");
        assertThat(retained()).isEqualTo("0");
        assertThat(conduct("p").strikes())
                .extracting(Strike::reason)
                .containsExactly(Strike.Reason.PROVIDER_FAULT);
    }

    @Test
    void what_counted_as_delivered_can_be_ruled_over_too() {
        starts().beatsEvery30Until(7_200, "2").at(7_201).completes("2").disputes().ruled("2");
        assertThat(ending()).isEqualTo("PROVIDER_FAULT at 7201: 0 2 0, 2.2 0");
    }

    @Test
    void dismissed_nothing_is_paid_and_it_is_over() {
        starts().at(36).completes("0.01").disputes().at(60).ruled("0");
        assertThat(ending()).isEqualTo("COMPLETED at 36: 0.01 0 1.99, 0 0");
        assertThat(dispute().state()).isEqualTo(Dispute.State.DISMISSED);
        assertThat(retained()).isEqualTo("0");
        assertThat(conduct("p").strikes()).isEmpty();
        disputes();
        assertThat(code()).isEqualTo(UNKNOWN_ALLOCATION);
    }

    @Test
    void one_that_runs_can_be_disputed_and_goes_on() {
        starts().at(30).beats("0.001").disputes();
        assertThat(service().isDisputed()).isTrue();
        at(40).ruled("0");
        assertThat(service().isDisputed()).isFalse();
        disputes();
        assertThat(code()).isEqualTo(ALREADY_DISPUTED);
        at(60).ends();
        assertThat(retained()).isEqualTo("0");
    }

    @Test
    void ruled_against_while_it_runs_it_is_closed() {
        starts().at(30).beats("0.001").disputes().at(40).ruled("1.999");
        assertThat(ending()).isEqualTo("PROVIDER_FAULT at 40: 0.001 1.999 0, 2.1989 0");
        assertThat(dispute().state()).isEqualTo(Dispute.State.UPHELD);
        assertThat(retained()).isEqualTo("0");
    }

    /// However it ends, the consumer that has spoken is not too late.
    @Test
    void disputed_while_it_ran_and_then_expired_it_is_kept() {
        starts().disputes().beatsEvery30Until(7_200, "2").at(7_320);
        assertThat(ending()).isEqualTo("EXPIRED at 7320: 2 0 0, 0 0");
        assertThat(retained()).isEqualTo("2.2");
        at(7_320 + 2 * THREE_DAYS_S).ruled("2");
        assertThat(ending()).isEqualTo("PROVIDER_FAULT at 7320: 0 2 0, 2.2 0");
    }

    @Test
    void disputed_while_it_ran_and_then_ended_by_its_consumer_it_is_kept() {
        starts().at(36).beats("0.01").disputes().ends();
        assertThat(retained()).isEqualTo("2.2");
        ruled("1.99");
        assertThat(ending()).isEqualTo("PROVIDER_FAULT at 36: 0.01 1.99 0, 2.189 0");
    }

    /// What the silence gave back already is not given back twice.
    @Test
    void a_ruling_is_over_what_was_not_refunded_yet() {
        starts().at(36).beats("0.01").at(360).disputes().ends();
        assertThat(ending()).isEqualTo("CONSUMER_ENDED at 360: 0.01 0.09 1.9, 0.09 0");
        ruled("1.910001");
        assertThat(code()).isEqualTo(INVALID_AMOUNT);
        ruled("1.91");
        assertThat(ending()).isEqualTo("PROVIDER_FAULT at 360: 0 2 0, 2.191 0");
    }

    @Test
    void where_all_is_paid_back_nothing_is_left_to_dispute() {
        starts().disputes().at(900);
        assertThat(ending()).startsWith("PROVIDER_FAULT at 900: 0 2 0");
        assertThat(dispute().state()).isEqualTo(Dispute.State.UPHELD);
        ruled("1");
        assertThat(code()).isEqualTo(UNKNOWN_ALLOCATION);
    }

    @Test
    void what_was_not_started_and_what_is_anothers_cannot_be_disputed() {
        disputes();
        assertThat(code()).isEqualTo(NOT_STARTED);
        starts();
        say(new MarketInput.DisputeAllocation("bob", "b", 1, "mine"));
        assertThat(code()).isEqualTo(UNKNOWN_ALLOCATION);
        at(36).completes("0.01");
        say(new MarketInput.DisputeAllocation("bob", "c", 1, "mine"));
        assertThat(code()).isEqualTo(UNKNOWN_ALLOCATION);
    }

    @Test
    void only_what_is_disputed_is_ruled_over() {
        starts().ruled("1");
        assertThat(code()).isEqualTo(NOT_DISPUTED);
        at(36).completes("0.01").ruled("1");
        assertThat(code()).isEqualTo(NOT_DISPUTED);
        disputes().disputes();
        assertThat(code()).isEqualTo(ALREADY_DISPUTED);
        ruled("-0.000001");
        assertThat(code()).isEqualTo(INVALID_AMOUNT);
    }

    /// Issuing what the bond covered before would leave nothing for the dispute.
    @Test
    void what_is_retained_does_not_cover_what_is_issued() {
        starts().at(36).completes("0.01").disputes();
        issue("p", "50.000001", "0");
        assertThat(code()).isEqualTo(INSUFFICIENT_BOND);
        issue("p", "50", "0");
        assertThat(row("p").obligedMicros()).isEqualTo(98_000_000);
    }
}
