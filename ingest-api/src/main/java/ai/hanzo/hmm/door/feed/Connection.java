package ai.hanzo.hmm.door.feed;

/// One connection of any kind, as the feed looks after it.
interface Connection {
    /// Says why it ends, then ends it; with a limit, also where the other side does not read.
    void end(Farewell farewell);

    /// Is called every second or so.
    ///
    /// @param nowMs of a clock that only counts time
    void check(long nowMs);
}
