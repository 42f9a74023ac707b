package ai.hanzo.hmm.door.feed;

/// The limits of feeds.
///
/// @param heartbeatMs after how much silence one is sent
/// @param pingMs how often a connection is asked whether it is there
/// @param pongWithinMs how long it may take to answer
/// @param graceMs how long a connection that is ended may take to read why
/// @param mostMessages that wait for one connection
/// @param mostCharacters that wait for one connection
/// @param mostFrameBytes of a message that comes in
/// @param mostSubscriptions of a connection
/// @param mostConnections of all callers
/// @param mostConnectionsOfCaller of one
public record FeedSettings(
        long heartbeatMs,
        long pingMs,
        long pongWithinMs,
        long graceMs,
        int mostMessages,
        long mostCharacters,
        int mostFrameBytes,
        int mostSubscriptions,
        int mostConnections,
        int mostConnectionsOfCaller) {

    public static final FeedSettings DEFAULT =
            new FeedSettings(
                    15_000, 20_000, 60_000, 5_000, 4_096, 4 << 20, 16 << 10, 200, 2_000, 100);

    public FeedSettings {
        if (heartbeatMs < 1 || pingMs < 1 || pongWithinMs < 1 || graceMs < 1) {
            throw new IllegalArgumentException("times of feeds must be at least 1 ms");
        }
    }
}
