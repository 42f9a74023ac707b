package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.event.RefusalCode.ALREADY_STARTED;
import static ai.hanzo.hmm.market.event.RefusalCode.INVALID_HEARTBEAT;
import static ai.hanzo.hmm.market.event.RefusalCode.NOT_STARTED;
import static ai.hanzo.hmm.market.event.RefusalCode.UNKNOWN_ALLOCATION;
import static ai.hanzo.hmm.market.example.Amounts.micros;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.allocation.MeteredUse;
import ai.hanzo.hmm.market.allocation.Service;
import ai.hanzo.hmm.market.allocation.Service.State;
import ai.hanzo.hmm.market.allocation.UncountedUse;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.provider.Strike;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/// How an allocation is started, reported on, suspended and ended, and what then is whose (rules,
/// section 9).
class LifeTest extends LifeExample {
    @BeforeEach
    void alice_bought() {
        bought();
    }

    @Test
    void it_is_awaited_for_two_minutes() {
        assertThat(service()).isEqualTo(Service.awaited(MATCH_MS + 120_000));
        at(119.999);
        assertThat(service().state()).isEqualTo(State.ALLOCATED);
    }

    /// 2 units at 1 and a tenth more.
    @Test
    void not_started_in_time_it_is_at_fault_and_all_is_paid_back_with_a_tenth() {
        at(120);
        assertThat(ending()).isEqualTo("PROVIDER_FAULT at 120: 0 2 0, 2.2 0");
        assertThat(bond("p")).isEqualTo("107.8");
        assertThat(conduct("p").strikes())
                .extracting(Strike::reason)
                .containsExactly(Strike.Reason.PROVIDER_FAULT);
        assertThat(row("p").busyRateMicros()).isZero();
    }

    @Test
    void started_in_the_last_moment_it_is_active() {
        at(119.999).starts();
        assertThat(service())
                .isEqualTo(
                        new Service(
                                State.ACTIVE,
                                MATCH_MS + 119_999,
                                MATCH_MS + 119_999,
                                MATCH_MS + 119_999,
                                0,
                                0,
                                MATCH_MS + 209_999,
                                Optional.empty()));
        assertThat(events.stream().filter(MarketEvent.Served.class::isInstance)).hasSize(1);
    }

    @Test
    void a_start_that_comes_too_late_is_refused() {
        at(120).starts();
        assertThat(code()).isEqualTo(UNKNOWN_ALLOCATION);
    }

    @Test
    void it_starts_once() {
        at(1).starts().at(2).starts();
        assertThat(code()).isEqualTo(ALREADY_STARTED);
        assertThat(service().startedMs()).isEqualTo(MATCH_MS + 1_000);
    }

    @Test
    void only_its_provider_starts_it() {
        say(new MarketInput.StartAllocation("q", "x", 1));
        assertThat(code()).isEqualTo(UNKNOWN_ALLOCATION);
        say(new MarketInput.StartAllocation("alice", "y", 1));
        assertThat(code()).isEqualTo(UNKNOWN_ALLOCATION);
    }

    /// At a rate of a unit an hour.
    @ParameterizedTest
    @CsvSource({
        // at s, reported , counted
        " 30   , 0.001    , 0.001",
        " 30   , 2        , 0.008334", // 30 s of an hour, rounded up
        " 36   , 0.01     , 0.01",
        " 36   , 0.010001 , 0.01",
        " 0.001, 1        , 0.000001",
        " 30   , 0        , 0"
    })
    void use_counts_no_faster_than_the_rate(double seconds, String reported, String counted) {
        starts().at(seconds).beats(reported);
        assertThat(service().usedMicros()).isEqualTo(micros(counted));
    }

    @Test
    void use_never_falls_nor_exceeds_what_was_bought() {
        starts().beatsEvery30Until(600, "0.1").at(601).beats("0.05");
        assertThat(service().usedMicros()).isEqualTo(micros("0.1"));
        beatsEvery30Until(7_230, "99");
        assertThat(service().usedMicros()).isEqualTo(micros("2"));
    }

    @Test
    void three_heartbeats_missed_it_is_suspended() {
        starts().at(30).beats("0.001").at(119.999);
        assertThat(service().state()).isEqualTo(State.ACTIVE);
        at(120);
        assertThat(service().state()).isEqualTo(State.SUSPENDED);
        assertThat(service().heardMs())
                .as("when it was last heard of")
                .isEqualTo(MATCH_MS + 30_000);
    }

    /// What was not metered while it was silent is not made up for: 30 s and then 60 of 150.
    @Test
    void heard_of_again_it_is_active_and_the_silence_does_not_count() {
        starts().at(30).beats("1").at(180).beats("1");
        assertThat(service().state()).isEqualTo(State.ACTIVE);
        assertThat(service().suspendedMs()).isEqualTo(150_000);
        assertThat(service().usedMicros()).as("30 s of an hour").isEqualTo(micros("0.008334"));
        at(240).beats("1");
        assertThat(service().usedMicros()).as("90 s of an hour").isEqualTo(micros("0.025"));
    }

    /// Delivered 30 s of an hour; the rest of 2, times 1.1, rounded down.
    @Test
    void silent_for_a_quarter_of_an_hour_it_is_at_fault() {
        starts().at(30).beats("1").at(929.999);
        assertThat(service().state()).isEqualTo(State.SUSPENDED);
        at(930);
        assertThat(ending()).isEqualTo("PROVIDER_FAULT at 930: 0.008334 1.991666 0, 2.190832 0");
        assertThat(changes("alice")).containsExactly("HANZO REFUND 2.190832 0");
    }

    @Test
    void a_heartbeat_after_the_fault_says_that_there_is_no_such_allocation() {
        starts().at(930).beats("1");
        assertThat(execution("p").uncounted())
                .containsExactly(new UncountedUse(1, UNKNOWN_ALLOCATION));
        assertThat(execution("p").refused()).isEmpty();
    }

    @Test
    void a_heartbeat_before_the_start_counts_nothing() {
        at(1).beats("1");
        assertThat(execution("p").uncounted()).containsExactly(new UncountedUse(1, NOT_STARTED));
        at(120);
        assertThat(ending()).startsWith("PROVIDER_FAULT at 120");
    }

    @Test
    void one_heartbeat_is_of_all_that_a_provider_serves() {
        starts().at(10);
        var uses = List.of(new MeteredUse(7, 1), new MeteredUse(1, 1_000));
        say(new MarketInput.Heartbeat("p", "h", uses));
        assertThat(execution("p").uncounted())
                .containsExactly(new UncountedUse(7, UNKNOWN_ALLOCATION));
        assertThat(service().usedMicros()).isEqualTo(1_000);
    }

    @Test
    void a_heartbeat_of_another_provider_is_not_heard() {
        starts().at(10);
        say(new MarketInput.Heartbeat("q", "h", List.of(new MeteredUse(1, 1_000))));
        assertThat(execution("q").uncounted())
                .containsExactly(new UncountedUse(1, UNKNOWN_ALLOCATION));
        assertThat(service().usedMicros()).isZero();
    }

    @Test
    void a_heartbeat_that_contradicts_itself_is_refused_whole() {
        starts().at(10);
        var one = new MeteredUse(1, 5);
        var many = LongStream.rangeClosed(1, 1_001).mapToObj(n -> new MeteredUse(n, 1)).toList();
        for (var uses : List.of(List.<MeteredUse>of(), List.of(one, one), many)) {
            say(new MarketInput.Heartbeat("p", "h" + uses.size(), uses));
            assertThat(code()).isEqualTo(INVALID_HEARTBEAT);
        }
        say(new MarketInput.Heartbeat("p", "n", List.of(one, new MeteredUse(2, -1))));
        assertThat(code()).isEqualTo(INVALID_HEARTBEAT);
        assertThat(service().usedMicros()).isZero();
    }

    @Test
    void completed_what_was_used_is_delivered_and_the_rest_lapses() {
        starts().at(36).completes("0.01");
        assertThat(ending()).isEqualTo("COMPLETED at 36: 0.01 0 1.99, 0 0");
        assertThat(closed().proof()).isEqualTo(PROOF);
        assertThat(row("p").busyRateMicros()).isZero();
        completes("0.01");
        assertThat(code()).isEqualTo(UNKNOWN_ALLOCATION);
    }

    @Test
    void it_cannot_be_completed_before_it_was_started() {
        at(1).completes("0");
        assertThat(code()).isEqualTo(NOT_STARTED);
    }

    @Test
    void a_completion_is_a_sign_of_life() {
        starts().at(300).completes("1");
        assertThat(closed().allocation().service().suspendedMs()).isEqualTo(300_000);
        assertThat(ending()).isEqualTo("COMPLETED at 300: 0 0 2, 0 0");
    }

    @Test
    void its_consumer_ends_it_and_the_rest_lapses() {
        starts().at(36).beats("0.01").at(60).ends();
        assertThat(ending()).isEqualTo("CONSUMER_ENDED at 60: 0.01 0 1.99, 0 0");
        assertThat(changes("alice")).isEmpty();
    }

    @Test
    void its_consumer_may_end_it_before_it_was_started() {
        at(5).ends().at(120);
        assertThat(ending()).isEqualTo("CONSUMER_ENDED at 5: 0 0 2, 0 0");
        assertThat(conduct("p").strikes()).isEmpty();
    }

    @Test
    void only_its_consumer_ends_it() {
        say(new MarketInput.EndAllocation("p", "e", 1));
        assertThat(code()).isEqualTo(UNKNOWN_ALLOCATION);
        ends().ends();
        assertThat(code()).isEqualTo(UNKNOWN_ALLOCATION);
    }

    /// Suspended from 36 s on, so for 324 s: 0.09 of an hour.
    @Test
    void ended_while_suspended_the_silence_is_refunded_without_the_tenth() {
        starts().at(36).beats("0.01").at(360).ends();
        assertThat(ending()).isEqualTo("CONSUMER_ENDED at 360: 0.01 0.09 1.9, 0.09 0");
        assertThat(changes("alice")).containsExactly("HANZO REFUND 0.09 0");
        assertThat(conduct("p").strikes()).as("no strike").isEmpty();
    }

    /// Silent for 360 s, which are a tenth of an hour; two hours and two minutes in all.
    @Test
    void expired_what_was_suspended_is_refunded_and_the_rest_lapses() {
        starts().beatsEvery30Until(600, "0.1").at(960);
        beats("0.1").beatsEvery30Until(7_290, "0.5").at(7_320);
        assertThat(ending()).isEqualTo("EXPIRED at 7320: 0.5 0.1 1.4, 0.1 0");
    }

    /// 0.1 could not be used while it was silent, but all but 0.075 was used then.
    @Test
    void no_more_is_refunded_than_was_not_used() {
        starts().at(360).beats("0");
        beatsEvery30Until(7_320 - 1, "1.925").at(7_320);
        assertThat(ending()).isEqualTo("EXPIRED at 7320: 1.925 0.075 0, 0.075 0");
    }

    @Test
    void expired_while_suspended_the_silence_lasts_until_the_expiry() {
        starts().beatsEvery30Until(6_960, "1").at(7_320);
        assertThat(ending()).isEqualTo("EXPIRED at 7320: 1 0.1 0.9, 0.1 0");
    }
}
