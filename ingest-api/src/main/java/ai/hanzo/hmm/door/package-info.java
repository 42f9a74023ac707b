/// The door: commands in over HTTP, views out. It checks the shape of what comes, appends it to
/// Kafka and says where it stands in the log; it decides nothing about markets.
///
/// In its JSON an amount is a decimal **string** of whole units with at most six decimals
/// (`"1.25"`), a ratio is a whole number of millionths whose name ends in `Ppm`, a time is a whole
/// number of milliseconds since 1970 whose name ends in `Ms`.
package ai.hanzo.hmm.door;
