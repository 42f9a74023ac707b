package ai.hanzo.hmm.check.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;

class PlacesTest {
    private final Places places = new Places(List.of("orders", "executions"));

    @Test
    void aPlaceIsANumberThatOrdersAsTheLogsDo() {
        long first = places.of("orders", 0, 17);
        long next = places.of("orders", 0, 18);
        long other = places.of("orders", 16_383, 0);
        long last = places.of("executions", 3, (1L << 44) - 1);
        assertThat(List.of(first, next, other, last)).isSorted();
        assertThat(places.text(first)).isEqualTo("orders-0@17");
        assertThat(places.text(other)).isEqualTo("orders-16383@0");
        assertThat(places.text(last)).isEqualTo("executions-3@17592186044415");
        assertThat(places.text(Places.NONE)).isEqualTo("nowhere");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> places.of("orders", 16_384, 0)).hasMessageContaining("16384");
        assertThatThrownBy(() -> places.of("orders", 0, 1L << 44)).hasMessageContaining("2^44");
    }
}
