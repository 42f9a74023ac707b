package ai.hanzo.hmm.market.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.allocation.Service.State;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An exchange that was down makes no provider late: its deadlines stand still while the market's
/// log does. Expiries do not, since the token says them.
class StandstillTest extends LifeExample {
    @BeforeEach
    void alice_bought() {
        bought();
    }

    @Test
    void a_provider_could_not_start_while_nobody_heard_it() {
        heardAt(10).downUntil(3_600);
        assertThat(service().state()).isEqualTo(State.ALLOCATED);
        assertThat(floor.market().view().totals().silentMs()).isEqualTo(3_590_000);
        starts();
        assertThat(service().state()).isEqualTo(State.ACTIVE);
    }

    /// 40 s had passed of its 120: until 3,600 + 80.
    @Test
    void what_had_passed_of_its_time_has_passed() {
        heardAt(40).downUntil(3_600);
        at(3_679.999);
        assertThat(service().state()).isEqualTo(State.ALLOCATED);
        at(3_680);
        assertThat(ending()).isEqualTo("PROVIDER_FAULT at 3680: 0 2 0, 2.2 0");
    }

    @Test
    void one_that_is_served_is_not_suspended_by_it() {
        starts().at(30).beats("0.001").downUntil(5_000);
        assertThat(service().state()).isEqualTo(State.ACTIVE);
        beats("1");
        assertThat(service().suspendedMs()).isZero();
        assertThat(service().usedMicros())
                .as("it may have served all the time")
                .isEqualTo(1_000_000);
    }

    /// 30 s of silence before it, and 60 after.
    @Test
    void the_silence_before_and_after_it_add_up() {
        starts().heardAt(30).downUntil(1_000);
        at(1_059.999);
        assertThat(service().state()).isEqualTo(State.ACTIVE);
        at(1_060);
        assertThat(service().state()).isEqualTo(State.SUSPENDED);
    }

    @Test
    void what_was_suspended_when_it_began_is_refunded_for_the_time_before_it() {
        starts().heardAt(360).downUntil(8_000);
        assertThat(ending()).isEqualTo("EXPIRED at 7320: 0 0.1 1.9, 0.1 0");
    }

    /// Neither served nor the provider's fault.
    @Test
    void what_was_never_started_and_expired_meanwhile_is_paid_back_without_the_tenth() {
        heardAt(10).downUntil(8_000);
        assertThat(ending()).isEqualTo("EXPIRED at 7320: 0 2 0, 2 0");
        assertThat(conduct("p").strikes()).isEmpty();
    }

    /// Nothing was due for 40 s, and a tick may come 30 s late.
    @Test
    void a_log_without_commands_does_not_stand_still_while_nothing_is_due() {
        downUntil(70);
        assertThat(floor.market().view().totals().silentMs()).isZero();
        // due again at 100
        downUntil(130);
        assertThat(floor.market().view().totals().silentMs()).isZero();
        // due again at 160
        downUntil(190.001);
        assertThat(floor.market().view().totals().silentMs()).isEqualTo(60_001);
    }
}
