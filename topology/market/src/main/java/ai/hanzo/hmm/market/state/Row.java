package ai.hanzo.hmm.market.state;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.Phase;
import ai.hanzo.hmm.market.pool.Pool;
import ai.hanzo.hmm.market.price.MinuteVolume;
import ai.hanzo.hmm.market.price.OpenBars;
import ai.hanzo.hmm.market.price.Sample;
import ai.hanzo.hmm.market.quality.QualityFolds;
import ai.hanzo.hmm.market.state.RowKey.Kind;
import ai.hanzo.hmm.market.units.Micros;

/// What a market remembers: small immutable rows, each stored by itself. A market is its rows and
/// nothing else; all else it keeps is an index over them.
public sealed interface Row
        permits Row.Terms,
                Totals,
                Row.Reserves,
                Row.Price,
                Row.Bars,
                Row.Volume,
                Row.Provider,
                Row.Obligation,
                Row.Quality,
                Row.Member,
                LockedShares,
                RestingOrder,
                OpenAllocation {

    RowKey key();

    /// What is traded, and in which phase the market is.
    record Terms(MarketTerms terms, Phase phase) implements Row {
        @Override
        public RowKey key() {
            return new RowKey(Kind.TERMS, "");
        }
    }

    /// The pool, and until when it trades nothing, ms since 1970.
    record Reserves(Pool pool, long pausedUntilMs) implements Row {
        @Override
        public RowKey key() {
            return new RowKey(Kind.POOL, "");
        }
    }

    /// A provider: its bond in uH, the rate it issued and the rate in open allocations, the units
    /// it still owes and the units in its open allocations.
    record Provider(
            String account,
            String publicKey,
            long bondMicros,
            long rateMicros,
            long busyRateMicros,
            long obligedMicros,
            long allocatedMicros)
            implements Row {
        @Override
        public RowKey key() {
            return new RowKey(Kind.PROVIDER, account);
        }

        public long freeRateMicros() {
            return rateMicros - busyRateMicros;
        }

        /// Units that its bond must cover.
        public long outstandingMicros() {
            return obligedMicros + allocatedMicros;
        }

        public Provider withBond(long micros) {
            return new Provider(
                    account,
                    publicKey,
                    micros,
                    rateMicros,
                    busyRateMicros,
                    obligedMicros,
                    allocatedMicros);
        }

        public Provider issued(String key, long standardMicros, long addedRateMicros) {
            return new Provider(
                    account,
                    key,
                    bondMicros,
                    Micros.add(rateMicros, addedRateMicros),
                    busyRateMicros,
                    Micros.add(obligedMicros, standardMicros),
                    allocatedMicros);
        }

        /// Units move from what it owes to what it delivers.
        public Provider allocated(long standardMicros, long usedRateMicros) {
            return new Provider(
                    account,
                    publicKey,
                    bondMicros,
                    rateMicros,
                    busyRateMicros + usedRateMicros,
                    obligedMicros - standardMicros,
                    allocatedMicros + standardMicros);
        }

        public Provider released(long standardMicros, long usedRateMicros) {
            return new Provider(
                    account,
                    publicKey,
                    bondMicros,
                    rateMicros,
                    busyRateMicros - usedRateMicros,
                    obligedMicros,
                    allocatedMicros - standardMicros);
        }
    }

    /// Units in existence that a provider owes; the oldest are redeemed first.
    record Obligation(long sequence, String provider, long openMicros) implements Row {
        @Override
        public RowKey key() {
            return new RowKey(Kind.OBLIGATION, Long.toString(sequence));
        }
    }

    /// A provider's folded quality.
    record Quality(String provider, QualityFolds folds) implements Row {
        @Override
        public RowKey key() {
            return new RowKey(Kind.QUALITY, provider);
        }
    }

    /// An account this market has answered: the sequence of its last execution, its open orders,
    /// and how far the owner group of this name has moved the pool's price of late.
    record Member(String account, long sequence, int openOrders, PriceMoves moves) implements Row {
        static Member unknown(String account) {
            return new Member(account, 0, 0, PriceMoves.NONE);
        }

        @Override
        public RowKey key() {
            return new RowKey(Kind.MEMBER, account);
        }

        public Member answered() {
            return new Member(account, sequence + 1, openOrders, moves);
        }

        public Member withMoves(PriceMoves latest) {
            return new Member(account, sequence, openOrders, latest);
        }

        Member withOpenOrders(int more) {
            return new Member(account, sequence, openOrders + more, moves);
        }
    }

    /// From a second on the price was this.
    record Price(Sample sample) implements Row {
        @Override
        public RowKey key() {
            return new RowKey(Kind.PRICE, Long.toString(sample.second()));
        }
    }

    /// The bars that are not over.
    record Bars(OpenBars open) implements Row {
        @Override
        public RowKey key() {
            return new RowKey(Kind.BARS, "");
        }
    }

    /// A minute in which there was a trade.
    record Volume(MinuteVolume traded) implements Row {
        @Override
        public RowKey key() {
            return new RowKey(Kind.VOLUME, Long.toString(traded.minute()));
        }
    }
}
