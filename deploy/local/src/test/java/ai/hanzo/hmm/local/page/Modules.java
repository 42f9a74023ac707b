package ai.hanzo.hmm.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.door.request.Decimals;

import java.util.List;
import java.util.Random;

/// The page's own arithmetic, held in the browser against the door's.
record Modules(Browser browser) {
    private static final int NUMBERS = 500;

    void showAmountsAsTheDoorDoes(long seed) {
        var random = new Random(seed);
        var micros =
                random.longs(NUMBERS)
                        .map(number -> number >> random.nextInt(Long.SIZE))
                        .boxed()
                        .toList();
        var shown = micros.stream().map(Decimals::show).toList();
        assertThat(
                        in(
                                "decimal",
                                "all => all.map(n => module.show(BigInt(n)))",
                                micros.stream().map(String::valueOf).toList()))
                .as("seed %d", seed)
                .isEqualTo(shown);
        assertThat(in("decimal", "all => all.map(text => `${module.micros(text)}`)", shown))
                .as("seed %d", seed)
                .isEqualTo(micros.stream().map(String::valueOf).toList());
    }

    void cutAndRoundAsTheyAreCalled() {
        assertThat(
                        in(
                                "decimal",
                                "all => all.map(text => module.shown(text, 2))",
                                List.of("1234567.899999", "-0.001", "-1.999", "0.01", "x", "1e3")))
                .isEqualTo(List.of("1,234,567.89", "0.00", "-1.99", "0.01", "–", "–"));
        assertThat(
                        in(
                                "decimal",
                                "all => all.map(text => `${module.typed(text)}`)",
                                List.of(" 1,000.5 ", ".25", "007", "5.", "1.2345678", "-1", "")))
                .isEqualTo(
                        List.of(
                                "1000500000",
                                "250000",
                                "7000000",
                                "5000000",
                                "null",
                                "-1000000",
                                "null"));
        assertThat(in("decimal", "_ => [`${module.costRoundingUp(333333n, 1000001n)}`]", List.of()))
                .isEqualTo(List.of("333334"));
    }

    /// The book of the checksum's own documentation.
    void reckonTheChecksumOfABook() {
        assertThat(
                        in(
                                "book",
                                "all => [String(module.crc32(all[0]))]",
                                List.of("104000000:5000000;105000000:1000000|101000000:4000000")))
                .isEqualTo(List.of("1867866272"));
    }

    /// What a function of `module`, one of the page's own, makes of a list.
    private Object in(String name, String function, List<String> list) {
        return browser.await(
                """
                const [list, done] = arguments;
                const main = document.querySelector("script[type=module]").src;
                import(main.replace("main.js", "%s.js")).then(module => done((%s)(list)),
                    failure => done(String(failure)));
                """
                        .formatted(name, function),
                list);
    }
}
