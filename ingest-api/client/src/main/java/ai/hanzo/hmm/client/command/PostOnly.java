package ai.hanzo.hmm.client.command;

/// What becomes of an order that is to rest and would take: `REJECT` refuses it, `SLIDE` lets it
/// rest at the nearest tick at which it takes nothing.
public enum PostOnly {
    NO,
    REJECT,
    SLIDE
}
