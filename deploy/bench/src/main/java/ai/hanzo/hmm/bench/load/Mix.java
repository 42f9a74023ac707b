package ai.hanzo.hmm.bench.load;

/// What the load is made of: makers keep the book full, each slot cancelled and placed anew, and
/// takers trade with whatever is best.
///
/// @param markets that are traded, >= 1
/// @param makers accounts with a bid and an ask in every market, >= 1
/// @param takers accounts that take, >= 1
/// @param takePercent of all commands that take, 1 to 99; half of the others cancel, half place
/// @param immediatePercent of the takers' purchases that are delivered at once, as an allocation
///   with its token, 0 to 100
public record Mix(int markets, int makers, int takers, int takePercent, int immediatePercent) {
    /// A book of 100 orders a side in each of four markets.
    public static final Mix STANDARD = new Mix(4, 100, 100, 30, 10);

    public Mix {
        requireRange("markets", markets, 1, 1_000);
        requireRange("makers", makers, 1, 10_000);
        requireRange("takers", takers, 1, 10_000);
        requireRange("takePercent", takePercent, 1, 99);
        requireRange("immediatePercent", immediatePercent, 0, 100);
    }

    /// The same, with other shares.
    ///
    /// @param takes of all commands that take, %, 1 to 99
    /// @param atOnce of the takers' purchases that are delivered at once, %, 0 to 100
    public Mix with(int takes, int atOnce) {
        return new Mix(markets, makers, takers, takes, atOnce);
    }

    private static void requireRange(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s must be %d to %d: %d".formatted(name, least, most, value));
        }
    }

    /// In one line.
    public String inWords() {
        int rest = 100 - takePercent;
        return ("%d%% place, %d%% cancel, %d%% take (half of it buys, %d%% of those delivered at"
                        + " once, which nobody starts and none falls due in the run); %d markets,"
                        + " %d accounts, %d orders a side of each book")
                .formatted(
                        rest - rest / 2,
                        rest / 2,
                        takePercent,
                        immediatePercent,
                        markets,
                        makers + takers,
                        makers);
    }
}
