/// What happens, as it happens: {@link ai.hanzo.hmm.client.feed.Feed} follows markets and accounts
/// over one WebSocket and begins anew by itself whatever it lost. {@link
/// ai.hanzo.hmm.client.feed.Following} decides and knows neither threads nor sockets.
package ai.hanzo.hmm.client.feed;
