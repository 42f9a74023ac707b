package ai.hanzo.hmm.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AmountTest {
    @Test
    void aDecimalIsKeptExactly() {
        for (var text :
                new String[] {"0", "1", "0.000001", "-0.5", "120", "9223372036854.775807"}) {
            assertThat(Amount.of(text)).hasToString(text);
        }
        assertThat(Amount.of("1.250000")).hasToString("1.25").isEqualTo(new Amount(1_250_000));
        assertThat(new Amount(Long.MIN_VALUE)).hasToString("-9223372036854.775808");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> Amount.of("0.0000001")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Amount.of("9223372036854.775808"))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Amount(Long.MAX_VALUE).plus(new Amount(1)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Amount.of("1,5")).isInstanceOf(NumberFormatException.class);
    }
}
