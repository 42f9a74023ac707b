/// What a market says happened, as values.
package ai.hanzo.hmm.market.event;
