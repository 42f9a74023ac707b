package ai.hanzo.hmm.market.allocation;

/// Why an allocation ended; the names are public.
public enum CloseReason {
    /// Its provider said it was done.
    COMPLETED,
    /// Its time was over.
    EXPIRED,
    /// Its consumer did not want more of it.
    CONSUMER_ENDED,
    /// Its provider did not start it, fell silent, or was ruled not to have delivered it.
    PROVIDER_FAULT
}
