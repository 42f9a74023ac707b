/// What the door knows: its own read-only Streams application over the exchange's output topics,
/// one small processor a view, and how what they hold is shown.
///
/// **How much is kept.** A door that runs for years must not grow for years, and one that forgets
/// at once cannot answer who asks again. So each view is bounded by what can be read of it:
///
/// | view | kept | grows with |
/// |---|---|---|
/// | markets, prices | the last record each | markets |
/// | quality | the last record, and those of the last 25 buckets | providers and markets |
/// | depth | one book each | markets |
/// | trades | the last 10,000 of a market | markets |
/// | candles | the last 5,000 records of a market and interval | markets |
/// | balances | the last record each | accounts |
/// | executions, and by them commands and closed orders | the last 1,000 of an account, and all of 24 hours | accounts, and a day's traffic |
/// | open orders | while they are open | open orders, which the market bounds |
/// | sums of postings | a row an asset and reason | markets |
/// | open allocations, and their tokens | while they are open or disputed | open allocations |
/// | closed allocations, and their tokens | the last 1,000 of a consumer, and all of 72 hours | accounts, and three days' traffic |
///
/// What is older is in the topics, for as long as these are kept: who needs history reads them. A
/// day is what the ledger remembers a command for, so a command that may be repeated can be read.
/// An allocation may be disputed for three days unless its market says otherwise, and what is said
/// of it later, such as a ruling, makes it the last that closed.
///
/// **Several doors.** What is of accounts is shared out among the doors by account, as is the
/// history of markets by market; a door that is asked for what another has asks that one, and has a
/// standby of the others' parts where there are two or more. Markets, prices and quality are whole
/// at each door: every command is checked against them, and what all of them hold is a few hundred
/// bytes a market and some kilobytes a provider and market, on disk.
package ai.hanzo.hmm.door.view;
