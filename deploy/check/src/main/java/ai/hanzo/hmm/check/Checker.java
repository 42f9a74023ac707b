package ai.hanzo.hmm.check;

import java.util.Arrays;
import java.util.TreeMap;

/// Checks an exchange by what it has written.
public final class Checker {
    private Checker() {}

    /// Reads the committed records of an exchange, up to where they end now, and says which of its
    /// promises they keep.
    public static Verdict check(CheckSettings settings) {
        var findings =
                Arrays.stream(Promise.values())
                        .map(
                                promise -> {
                                    var judgement = new Judgement(promise);
                                    judgement.unjudged("not looked at yet");
                                    return judgement.finding();
                                })
                        .toList();
        return new Verdict(findings, new TreeMap<>(), new TreeMap<>());
    }
}
