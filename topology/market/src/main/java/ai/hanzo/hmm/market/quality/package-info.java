/// How good a provider is: reports become buckets, buckets become a score, the score becomes the
/// grade that converts raw capacity into standard units (rules, sections 3 and 7).
package ai.hanzo.hmm.market.quality;
