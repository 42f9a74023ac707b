package ai.hanzo.hmm.client.command;

import ai.hanzo.hmm.client.Amount;

/// HANZO that came in for an account; the treasury's to say.
///
/// @param reference of the treasury's, by which a deposit counts once
public record Deposit(String account, String reference, Amount amount, String origin) {}
