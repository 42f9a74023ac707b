package ai.hanzo.hmm.client.answer;

import java.util.Optional;

/// What is said of a command.
///
/// @param outcome what became of it, where that was waited for and known in time
public record Answer<O>(Receipt receipt, Optional<O> outcome) {}
