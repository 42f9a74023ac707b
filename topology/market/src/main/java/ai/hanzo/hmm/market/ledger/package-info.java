/// Accounts: what is free and what is held, every command answered once, and nothing sent to a
/// market that the account cannot pay for.
package ai.hanzo.hmm.market.ledger;
