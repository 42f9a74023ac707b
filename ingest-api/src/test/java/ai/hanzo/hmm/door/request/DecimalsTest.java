package ai.hanzo.hmm.door.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.0, 0",
        "0.000001, 1",
        "1, 1000000",
        "1.25, 1250000",
        "1.250000, 1250000",
        "60.891347, 60891347",
        "9223372036854.775807, 9223372036854775807",
    })
    void aDecimalIsMillionTimesAsManyMicros(String text, long micros) {
        assertThat(Decimals.parse("amount", text)).isEqualTo(micros);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 0.000001",
        "1250000, 1.25",
        "1000000, 1",
        "100000000, 100",
        "-500000, -0.5",
        "9223372036854775807, 9223372036854.775807",
        "-9223372036854775808, -9223372036854.775808",
    })
    void microsAreShownAsTheShortestDecimal(long micros, String text) {
        assertThat(Decimals.show(micros)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "-0",
                "+1",
                "1.",
                ".5",
                "01",
                "1e3",
                "1E3",
                "0x10",
                "1,5",
                " 1",
                "1 ",
                "NaN",
                "Infinity",
                "1.2.3",
                "0.0000001",
                "1.0000000",
                "9223372036854.775808",
                "10000000000000",
                "99999999999999999999999999999999999999999999",
                "١",
                "1_000"
            })
    void whatIsNoPlainDecimalOfSixPlacesIn64BitsIsRefused(String text) {
        assertThatThrownBy(() -> Decimals.parse("amount", text))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.code()).isEqualTo(Code.INVALID_AMOUNT);
                            assertThat(problem.field()).isEqualTo("amount");
                        });
    }
}
