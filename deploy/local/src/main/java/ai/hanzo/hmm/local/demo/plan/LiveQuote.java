package ai.hanzo.hmm.local.demo.plan;

/// A quote that was sent.
///
/// @param id the order's id, which no other market maker uses
/// @param quote what was sent
/// @param openMicros what of it may still be open, uSCU, >= 0
public record LiveQuote(String id, Quote quote, long openMicros) {
    /// What ids of quotes begin with.
    public static final String QUOTE = "quote-";

    /// What ids of commands begin with that cancel a quote.
    public static final String CANCEL = "cancel-";

    static LiveQuote sent(long number, Quote quote) {
        return new LiveQuote(QUOTE + number, quote, quote.quantityMicros());
    }

    /// The id of the command that cancels it.
    public String cancelId() {
        return CANCEL + id;
    }

    LiveQuote withOpen(long openMicros) {
        return new LiveQuote(id, quote, openMicros);
    }
}
