package ai.hanzo.hmm.local.demo.input;

import java.util.SplittableRandom;
import java.util.stream.Stream;

/// A trace of the published one's shape from a seed: spells of silence and of bursts, on average
/// 2.6 requests a second; most prompts of some thousand tokens, most answers short. Equal seeds
/// give equal traces on every machine.
///
/// @param seed of the random numbers
/// @param count requests, > 0
public record GeneratedTrace(long seed, int count) implements Trace {
    /// Least and most tokens of a request.
    public static final int LEAST_TOKENS = 12;

    public static final int MOST_TOKENS = 7_841;

    private static final double NANOS = 1e9;

    /// Shares of the requests that have at most so many tokens.
    private static final double[] SHARES = {0, .01, .05, .1, .25, .5, .75, .9, .95, .99, 1};

    private static final int[] CONTEXT = {6, 17, 75, 147, 578, 1469, 2744, 5186, 7302, 7436, 7437};
    private static final int[] GENERATED = {6, 6, 6, 7, 9, 13, 24, 55, 90, 249, 1899};

    public GeneratedTrace {
        if (count <= 0) throw new IllegalArgumentException("count must be > 0: " + count);
    }

    @Override
    public Stream<Request> requests() {
        var arrivals = new Arrivals(new SplittableRandom(seed));
        return Stream.generate(arrivals::next).limit(count).sequential();
    }

    private static final class Arrivals {
        private final SplittableRandom random;
        private double seconds;
        private double spellEnds;
        private double ratePerSecond;
        private boolean begun;

        Arrivals(SplittableRandom random) {
            this.random = random;
        }

        Request next() {
            if (begun) advance();
            begun = true;
            int generated = draw(GENERATED);
            int context = Math.clamp(draw(CONTEXT), 6, MOST_TOKENS - generated);
            return new Request((long) (seconds * NANOS), context, generated);
        }

        private void advance() {
            double gap = exponential(1 / ratePerSecond());
            while (seconds + gap > spellEnds) {
                seconds = spellEnds;
                newSpell();
                gap = exponential(1 / ratePerSecond());
            }
            seconds += gap;
        }

        private double ratePerSecond() {
            if (spellEnds == 0) newSpell();
            return ratePerSecond;
        }

        /// A quarter of the spells are all but silent; how busy the others are varies widely.
        private void newSpell() {
            spellEnds = seconds + random.nextDouble(10, 80);
            ratePerSecond = random.nextInt(4) == 0 ? 0.02 : 0.2 + exponential(3.2);
        }

        private double exponential(double mean) {
            return -mean * StrictMath.log(1 - random.nextDouble());
        }

        private int draw(int[] tokens) {
            double share = random.nextDouble();
            int i = 1;
            while (share > SHARES[i]) i++;
            double within = (share - SHARES[i - 1]) / (SHARES[i] - SHARES[i - 1]);
            return tokens[i - 1] + (int) (within * (tokens[i] - tokens[i - 1]));
        }
    }
}
