/// Whole numbers that stand for money, compute and ratios, and the only arithmetic on them that
/// rounds.
package ai.hanzo.hmm.market.units;
