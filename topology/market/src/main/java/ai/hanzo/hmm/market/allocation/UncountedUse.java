package ai.hanzo.hmm.market.allocation;

import ai.hanzo.hmm.market.event.RefusalCode;

/// A part of a heartbeat that could not be counted, and why.
public record UncountedUse(long allocation, RefusalCode why) {}
