package ai.hanzo.hmm.market.laws;

import java.util.Arrays;

/// A law that is looked at a million times: says what was broken only when it was.
final class Law {
    private Law() {}

    static void must(boolean holds, String what, Object... figures) {
        if (!holds) throw new AssertionError(what + ": " + Arrays.toString(figures));
    }
}
