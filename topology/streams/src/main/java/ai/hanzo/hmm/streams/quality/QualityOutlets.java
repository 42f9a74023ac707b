package ai.hanzo.hmm.streams.quality;

import ai.hanzo.hmm.streams.Outlet;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.TelemetryRecord;

/// Where the quality room writes: closed buckets to their markets, ticks to itself; `deadLetters`
/// is the name of a sink.
record QualityOutlets(
        Outlet<MarketCommand> buckets, Outlet<TelemetryRecord> ticks, String deadLetters) {}
