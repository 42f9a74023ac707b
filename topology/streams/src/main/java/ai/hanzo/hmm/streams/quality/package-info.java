/// The quality room: collects reports by provider until their bucket closes, and tells the market
/// the medians. It does what needs no market; the market normalises, folds and judges (rules,
/// section 7).
package ai.hanzo.hmm.streams.quality;
