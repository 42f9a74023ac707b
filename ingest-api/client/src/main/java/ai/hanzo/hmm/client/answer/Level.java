package ai.hanzo.hmm.client.answer;

import ai.hanzo.hmm.client.Amount;

/// All that rests at a price.
///
/// @param quantity standard units; zero in a change for a level that is gone
public record Level(Amount price, Amount quantity) {}
