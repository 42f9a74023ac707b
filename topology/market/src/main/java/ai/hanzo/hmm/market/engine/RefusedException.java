package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.event.Refused;

/// Ends a command that is not allowed; whatever it had done is taken back, and the refusal is its
/// answer. It never leaves the engine.
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Refused refused;

    RefusedException(Refused refused) {
        super(refused.message(), null, false, false);
        this.refused = refused;
    }

    static RefusedException of(RefusalCode code, String message) {
        return new RefusedException(Refused.of(code, message));
    }

    RefusedException with(String name, long value) {
        return new RefusedException(refused.with(name, value));
    }

    Refused refused() {
        return refused;
    }
}
