package ai.hanzo.hmm.local.demo.serve;

/// What a provider makes of a token that it is shown.
public sealed interface Shown {
    /// It is genuine and opens its allocation.
    record Opens() implements Shown {}

    /// It is genuine and opened its allocation until a moment ago: whoever is so slow is not
    /// served.
    record Late() implements Shown {}

    /// It opens nothing.
    record Rejected(String why) implements Shown {}
}
