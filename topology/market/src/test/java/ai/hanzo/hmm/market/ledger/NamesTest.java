package ai.hanzo.hmm.market.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What things may be called.
class NamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "Alice_7", "desk:eu-1", "1.2", "-"})
    void accounts(String name) {
        assertThat(Names.isAccount(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@treasury", "a b", "a/b", "é", "a\0b", "a\n"})
    void no_accounts(String name) {
        assertThat(Names.isAccount(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HANZO", "SCU:gpu-inference/h100", "LP:a/b", "SCU:0/-"})
    void assets(String name) {
        assertThat(Names.isAsset(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hanzo",
                "HANZO ",
                "SCU",
                "SCU:",
                "SCU:gpu",
                "SCU:/h100",
                "SCU:gpu/",
                "SCU:GPU/h100",
                "SCU:a/b/c",
                "LP:",
                "LP:LP:a/b",
                "lp:a/b",
                "a/b",
                "HANZO:a/b",
            })
    void no_assets(String name) {
        assertThat(Names.isAsset(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "0000000000000000000000000000000000000000000000000000000000000000f",
                "000000000000000000000000000000000000000000000000000000000000000",
                "000000000000000000000000000000000000000000000000000000000000000A",
                "000000000000000000000000000000000000000000000000000000000000000g",
                " 00000000000000000000000000000000000000000000000000000000000000f",
            })
    void no_keys(String hex) {
        assertThat(Names.isKey(hex)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            })
    void keys(String hex) {
        assertThat(Names.isKey(hex)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 65})
    void the_longest_account_has_64_characters(int length) {
        assertThat(Names.isAccount("x".repeat(length))).isEqualTo(length == 64);
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 33})
    void the_longest_part_of_a_market_has_32(int length) {
        var part = "x".repeat(length);
        assertThat(Names.isMarket(part + "/a")).isEqualTo(length == 32);
        assertThat(Names.isAsset("LP:a/" + part)).isEqualTo(length == 32);
    }
}
