/// The constant-product pool: exact integer swaps, mints and burns that never round against those
/// who own it.
package ai.hanzo.hmm.market.pool;
