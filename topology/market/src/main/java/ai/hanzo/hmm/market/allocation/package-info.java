/// An allocation's life: how it is served and metered, how it ends, what a consumer says against
/// it.
package ai.hanzo.hmm.market.allocation;
