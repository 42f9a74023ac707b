package ai.hanzo.hmm.door.view;

import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.wire.QualityScore;

import java.util.Comparator;
import java.util.regex.Pattern;

/// A provider's place in its market: the best score first, of equal ones by name. As text,
/// `<scorePpm>:<provider>`.
public record Rank(int scorePpm, String provider) implements Comparable<Rank> {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,7}):([A-Za-z0-9._:-]{1,64})");
    private static final Comparator<Rank> BEST_FIRST =
            Comparator.comparingInt(Rank::scorePpm).reversed().thenComparing(Rank::provider);

    public static Rank of(QualityScore score) {
        return new Rank(score.getScorePpm(), score.getProvider());
    }

    /// As {@link #text()} wrote it.
    ///
    /// @throws Problem `INVALID_VALUE`
    public static Rank parse(String text) {
        var rank = TEXT.matcher(text);
        if (rank.matches()) return new Rank(Integer.parseInt(rank.group(1)), rank.group(2));
        throw Problem.of(Code.INVALID_VALUE, "after", "after must be a next of these providers");
    }

    public String text() {
        return scorePpm + ":" + provider;
    }

    @Override
    public int compareTo(Rank other) {
        return BEST_FIRST.compare(this, other);
    }
}
