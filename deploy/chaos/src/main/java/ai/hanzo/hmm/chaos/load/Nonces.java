package ai.hanzo.hmm.chaos.load;

import java.util.Optional;

/// What is known of the requests for nonces that were sent.
@FunctionalInterface
interface Nonces {
    /// In lower-case hex; empty while the broker has not said where the request stands.
    Optional<String> of(Key request);
}
