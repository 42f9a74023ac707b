package ai.hanzo.hmm.local.demo.plan;

import static ai.hanzo.hmm.wire.OrderSide.BUY;
import static ai.hanzo.hmm.wire.OrderSide.SELL;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.OrderSide;

import org.junit.jupiter.api.Test;

import java.util.List;

class ChangesTest {
    private final LiveQuote live = new LiveQuote("quote-1", quote("aurora", SELL, 220, 1_000), 500);

    @Test
    void aQuoteStaysWhereOneIsWantedWhoeversItIs() {
        var changes = Changes.between(List.of(live), List.of(quote("ember", SELL, 220, 1_000)));
        assertThat(changes).isEqualTo(new Changes(List.of(), List.of(live), List.of()));
    }

    @Test
    void aQuoteThatIsMoreThanHalfGoneIsReplaced() {
        var wanted = quote("ember", SELL, 220, 1_010);
        var changes = Changes.between(List.of(live), List.of(wanted));
        assertThat(changes).isEqualTo(new Changes(List.of(live), List.of(), List.of(wanted)));
    }

    @Test
    void aQuoteWhereNoneIsWantedGoes() {
        var elsewhere = quote("aurora", SELL, 221, 1_000);
        var otherSide = quote("aurora", BUY, 220, 1_000);
        var changes = Changes.between(List.of(live), List.of(elsewhere, otherSide));
        assertThat(changes)
                .isEqualTo(new Changes(List.of(live), List.of(), List.of(elsewhere, otherSide)));
    }

    @Test
    void oneWantedQuoteKeepsOneLiveQuote() {
        var twin = new LiveQuote("quote-2", live.quote(), 1_000);
        var changes = Changes.between(List.of(live, twin), List.of(live.quote()));
        assertThat(changes).isEqualTo(new Changes(List.of(twin), List.of(live), List.of()));
    }

    private static Quote quote(String account, OrderSide side, long ticks, long quantity) {
        return new Quote(account, side, ticks * Terms.TICK_MICROS, quantity, true);
    }
}
