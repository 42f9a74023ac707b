/// Providers: how they stand in a market, what they have proven, and what was held against them
/// (rules, sections 7 and 8).
///
/// A claim of capacity is proven by evidence of a kind, and each kind has its {@link
/// ai.hanzo.hmm.market.provider.EvidenceCheck}. Built in is a plain signature by the provider's
/// registered key. The quote of a trusted execution environment or the report of a GPU's
/// attestation service is a kind of its own: its check holds the vendor's root certificates, takes
/// the {@link ai.hanzo.hmm.market.provider.Claim}'s digest as the quote's report data, and answers
/// from these alone. A check must be a pure function, without network and clock, since a market
/// that is replayed asks it again; when evidence expires is the market's to say.
package ai.hanzo.hmm.market.provider;
