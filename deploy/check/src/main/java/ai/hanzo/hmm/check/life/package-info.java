/// The auditor of allocations: plays the life of each again, from the market's log and what was
/// published when it began, and compares every step and every number with what was published
/// (rules, sections 2, 3 and 9).
///
/// It is written from the rules alone and knows nothing of the market's own code. What it takes as
/// given is what others promise: who sold to whom, and how a refund was split between a bond and
/// the fund, since what a bond covers is written nowhere.
package ai.hanzo.hmm.check.life;
