/// What happens at the exchange, told to whoever asked for it as it happens: over a WebSocket at
/// `/v1/feed`, and as server-sent events what is public. `FEED.md` beside this module's sources is
/// the protocol with an example.
///
/// One rule holds all of it together: within a subscription each update's `previous` is the
/// `sequence` of the message before it, and a snapshot begins anew. Who finds it broken subscribes
/// again.
package ai.hanzo.hmm.door.feed;
