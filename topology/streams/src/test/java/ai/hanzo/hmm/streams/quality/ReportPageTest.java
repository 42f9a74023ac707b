package ai.hanzo.hmm.streams.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.market.quality.Metric;
import ai.hanzo.hmm.market.quality.RawMetrics;
import ai.hanzo.hmm.market.quality.Report;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class ReportPageTest {
    private static final long DUE = 1_800_000_000_000L;

    private record Stored(BucketKey bucket, Report report) {}

    @Test
    void reports_are_read_as_they_were_added_and_in_that_order() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var page = new ReportPage();
        var added = new ArrayList<Stored>();
        while (!page.isFull()) {
            var one = stored(random);
            page.add(one.bucket(), one.report());
            added.add(one);

            assertThat(read(page.toBytes())).as("seed " + seed).isEqualTo(added);
        }
        assertThat(added).hasSize(ReportPage.MOST_REPORTS);
    }

    @Test
    void what_was_stored_does_not_change_when_the_page_grows() {
        var page = new ReportPage();
        var bucket = new BucketKey(DUE, 0, "acme", "gpu-inference/h100");
        page.add(bucket, new Report("north", 1, RawMetrics.of(1, 2, 3, 4)));
        var stored = page.toBytes();
        page.add(bucket, new Report("north", 2, RawMetrics.NONE));

        assertThat(read(stored))
                .containsExactly(
                        new Stored(bucket, new Report("north", 1, RawMetrics.of(1, 2, 3, 4))));
    }

    @Test
    void a_form_that_nobody_knows_is_not_guessed() {
        assertThatThrownBy(() -> read(new byte[] {2})).hasMessage("forms of a page are 1: 2");
    }

    @Test
    void keys_of_pages_sort_by_due_time_and_number_and_are_no_keys_of_reports() {
        var key = new PageKey(DUE, 7);
        assertThat(PageKey.of(key.toBytes())).isEqualTo(key);
        assertThat(PageKey.is(key.toBytes())).isTrue();
        assertThat(key.toBytes())
                .isLessThan(new PageKey(DUE, 300).toBytes())
                .isLessThan(new PageKey(DUE + 1, 0).toBytes());
        var shortest = new ReportKey(new BucketKey(DUE, 0, "", ""), "", 0);
        assertThat(PageKey.is(shortest.toBytes())).isFalse();
    }

    private static List<Stored> read(byte[] page) {
        var read = new ArrayList<Stored>();
        ReportPage.read(DUE, page, (bucket, report) -> read.add(new Stored(bucket, report)));
        return read;
    }

    private static Stored stored(Random random) {
        var metrics = RawMetrics.NONE;
        for (var metric : Metric.values()) {
            if (random.nextBoolean()) metrics = metrics.with(metric, random.nextLong(1_000_001));
        }
        if (random.nextInt(5) == 0) metrics = metrics.with(Metric.LATENCY, Long.MAX_VALUE);
        long sequence = random.nextBoolean() ? random.nextInt(9) : random.nextLong(Long.MAX_VALUE);
        var bucket =
                new BucketKey(
                        DUE,
                        random.nextLong(DUE),
                        "p".repeat(1 + random.nextInt(64)),
                        "gpu-inference/" + "é".repeat(random.nextInt(50)));
        return new Stored(
                bucket, new Report("o".repeat(1 + random.nextInt(64)), sequence, metrics));
    }
}
