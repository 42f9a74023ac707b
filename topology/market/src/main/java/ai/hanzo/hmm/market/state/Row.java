package ai.hanzo.hmm.market.state;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.Phase;
import ai.hanzo.hmm.market.pool.Pool;
import ai.hanzo.hmm.market.price.MinuteVolume;
import ai.hanzo.hmm.market.price.OpenBars;
import ai.hanzo.hmm.market.price.Sample;
import ai.hanzo.hmm.market.quality.DayBuckets;
import ai.hanzo.hmm.market.quality.QualityFolds;
import ai.hanzo.hmm.market.state.RowKey.Kind;

/// What a market remembers: small immutable rows, each stored by itself. A market is its rows and
/// nothing else; all else it keeps is an index over them.
public sealed interface Row
        permits Row.Terms,
                Totals,
                Row.Reserves,
                Row.Price,
                Row.Bars,
                Row.Volume,
                Provider,
                Conduct,
                Round,
                Row.Obligation,
                Row.Quality,
                Row.Member,
                LockedShares,
                RestingOrder,
                OpenAllocation,
                EndedAllocation {

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

    /// Units in existence that a provider owes; the oldest are redeemed first.
    record Obligation(long sequence, String provider, long openMicros) implements Row {
        @Override
        public RowKey key() {
            return new RowKey(Kind.OBLIGATION, Long.toString(sequence));
        }
    }

    /// A provider's folded quality, and what was folded on the running day.
    record Quality(String provider, QualityFolds folds, DayBuckets day) implements Row {
        public static Quality unseen(String provider) {
            return new Quality(provider, QualityFolds.NONE, DayBuckets.NONE);
        }

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
