package ai.hanzo.hmm.market.state;

/// Where a row stands within its market: its kind and what is unique within the kind.
public record RowKey(Kind kind, String id) {

    /// The kinds of rows; the code is what stores write and never changes. `d` is the store's own.
    public enum Kind {
        TERMS('t'),
        TOTALS('s'),
        POOL('p'),
        PRICE('h'),
        BARS('c'),
        VOLUME('u'),
        ORDER('o'),
        OBLIGATION('b'),
        PROVIDER('v'),
        ALLOCATION('a'),
        QUALITY('q'),
        MEMBER('m'),
        LOCK('k'),
        CONDUCT('w'),
        ROUND('r'),
        ENDED('e');

        private final char code;

        Kind(char code) {
            this.code = code;
        }

        public char code() {
            return code;
        }
    }
}
