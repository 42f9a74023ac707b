/// The ledger by account: commands in, held commands out to their markets, executions posted.
package ai.hanzo.hmm.streams.ledger;
