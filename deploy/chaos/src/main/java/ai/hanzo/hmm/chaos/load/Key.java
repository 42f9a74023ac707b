package ai.hanzo.hmm.chaos.load;

/// What a command is known by for ever.
public record Key(String account, String id) {}
