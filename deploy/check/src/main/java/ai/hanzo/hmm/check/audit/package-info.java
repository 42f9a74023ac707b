/// The auditor: reckons every provider's quality again, from what observers reported to what a day
/// cost or brought, and compares it with what was published (rules, section 7).
///
/// It is written from the rules alone and knows nothing of the market's own code: it reads records
/// as they lie in the topics, and its arithmetic is its own. So what both have is right, or wrong
/// in the rules.
///
/// What it takes as given is what the records say besides quality: which commands were answered
/// how, what was sold and allocated. Those are other promises.
package ai.hanzo.hmm.check.audit;
