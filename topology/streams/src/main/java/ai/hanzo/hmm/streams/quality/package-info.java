/// The quality room: collects reports by provider until their bucket closes, and tells the market
/// what each observer counts with and the medians over that. It does what needs no market; the
/// market normalises, folds and judges (rules, section 7).
///
/// What it remembers is bounded, whoever sends what. Only providers count that their market knows,
/// so each of them has posted a bond there; what is about anybody else is a dead letter. Of a
/// provider in a market at most `(bucketMs + graceMs + 60 s) / bucketMs` buckets, rounded down, and
/// one more are open at once: 4 of five minutes with ten of grace. In a bucket at most 65 observers
/// count, 64 that are registered and the provider itself, each with at most 60 reports, for which
/// at most 120 are stored ({@link ai.hanzo.hmm.streams.quality.StoredReports}). On the heap a
/// report takes 40 bytes beside its observer's name, in the store about 80. All of it goes when the
/// bucket closes, at most `bucketMs + graceMs + 60 s` after the record: a changelog holds no more
/// than that besides deletions.
package ai.hanzo.hmm.streams.quality;
