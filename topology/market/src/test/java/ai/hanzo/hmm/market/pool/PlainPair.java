package ai.hanzo.hmm.market.pool;

import static ai.hanzo.hmm.market.example.Amounts.big;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.ZERO;

import java.math.BigInteger;

/// The pool's referee in the form of Uniswap v2: a pair of reserves with the fee on what is paid
/// in, over BigInteger. With 3 per mille it is v2 itself; with 0 it is the curve of the rules,
/// whose fee is outside. What v2 reverts is a {@link Reverted}.
///
/// @param feePerMille of what is paid in; it stays in the pair
/// @param kLast product of the reserves when the protocol last took its part of their growth; 0
///   where it takes none
public record PlainPair(
        int feePerMille,
        BigInteger reserve0,
        BigInteger reserve1,
        BigInteger shares,
        BigInteger kLast) {
    private static final BigInteger THOUSAND = big(1_000);
    private static final BigInteger LOCKED = big(1_000);

    /// What a call gave, and the pair after it. A mint gives shares; the second is 0.
    public record Gave(BigInteger first, BigInteger second, PlainPair after) {}

    public static final class Reverted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Reverted(String reason) {
            super(reason, null, false, false);
        }
    }

    public static PlainPair empty(int feePerMille) {
        return new PlainPair(feePerMille, ZERO, ZERO, ZERO, ZERO);
    }

    /// The same pair of a pool: reserve 0 is its units, reserve 1 its funds.
    public static PlainPair of(Pool pool) {
        return new PlainPair(
                0, big(pool.unitsMicros()), big(pool.fundsMicros()), big(pool.shares()), ZERO);
    }

    /// What an amount of the one is worth of the other at the reserves' ratio.
    public static BigInteger quote(BigInteger amount, BigInteger reserve, BigInteger other) {
        must(amount.signum() > 0, "INSUFFICIENT_AMOUNT");
        must(reserve.signum() > 0 && other.signum() > 0, "INSUFFICIENT_LIQUIDITY");
        return amount.multiply(other).divide(reserve);
    }

    /// The most that comes out for what is paid in.
    public BigInteger amountOut(BigInteger paid, boolean zeroForOne) {
        must(paid.signum() > 0, "INSUFFICIENT_INPUT_AMOUNT");
        must(reserve0.signum() > 0 && reserve1.signum() > 0, "INSUFFICIENT_LIQUIDITY");
        var afterFee = paid.multiply(kept());
        var in = zeroForOne ? reserve0 : reserve1;
        var out = zeroForOne ? reserve1 : reserve0;
        return afterFee.multiply(out).divide(in.multiply(THOUSAND).add(afterFee));
    }

    /// What v2's router pays in for what is to come out: the exact amount, rounded down, and one.
    public BigInteger amountIn(BigInteger wanted, boolean zeroForOne) {
        must(wanted.signum() > 0, "INSUFFICIENT_OUTPUT_AMOUNT");
        must(reserve0.signum() > 0 && reserve1.signum() > 0, "INSUFFICIENT_LIQUIDITY");
        var in = zeroForOne ? reserve0 : reserve1;
        var out = zeroForOne ? reserve1 : reserve0;
        return in.multiply(wanted)
                .multiply(THOUSAND)
                .divide(out.subtract(wanted).multiply(kept()))
                .add(ONE);
    }

    /// Pays one of the two in and takes the other out, which must leave the product of the reserves
    /// no smaller, the fee not counted.
    public PlainPair swap(BigInteger paid, BigInteger out, boolean zeroForOne) {
        return zeroForOne ? swap(paid, ZERO, ZERO, out) : swap(ZERO, paid, out, ZERO);
    }

    public PlainPair swap(BigInteger in0, BigInteger in1, BigInteger out0, BigInteger out1) {
        must(out0.signum() > 0 || out1.signum() > 0, "INSUFFICIENT_OUTPUT_AMOUNT");
        must(
                out0.compareTo(reserve0) < 0 && out1.compareTo(reserve1) < 0,
                "INSUFFICIENT_LIQUIDITY");
        var after0 = reserve0.add(in0).subtract(out0);
        var after1 = reserve1.add(in1).subtract(out1);
        var fee = big(feePerMille);
        var adjusted0 = after0.multiply(THOUSAND).subtract(in0.multiply(fee));
        var adjusted1 = after1.multiply(THOUSAND).subtract(in1.multiply(fee));
        var before = reserve0.multiply(reserve1).multiply(THOUSAND).multiply(THOUSAND);
        must(adjusted0.multiply(adjusted1).compareTo(before) >= 0, "K");
        return with(after0, after1, shares);
    }

    /// Takes both amounts whole; the shares are worth no more than the smaller of them.
    public Gave mint(BigInteger amount0, BigInteger amount1) {
        if (shares.signum() == 0) {
            var minted = amount0.multiply(amount1).sqrt().subtract(LOCKED);
            must(minted.signum() > 0, "INSUFFICIENT_LIQUIDITY_MINTED");
            return new Gave(minted, ZERO, with(amount0, amount1, minted.add(LOCKED)));
        }
        var minted =
                amount0.multiply(shares)
                        .divide(reserve0)
                        .min(amount1.multiply(shares).divide(reserve1));
        must(minted.signum() > 0, "INSUFFICIENT_LIQUIDITY_MINTED");
        var after = with(reserve0.add(amount0), reserve1.add(amount1), shares.add(minted));
        return new Gave(minted, ZERO, after);
    }

    public Gave burn(BigInteger burnt) {
        var out0 = burnt.multiply(reserve0).divide(shares);
        var out1 = burnt.multiply(reserve1).divide(shares);
        must(out0.signum() > 0 && out1.signum() > 0, "INSUFFICIENT_LIQUIDITY_BURNED");
        var after = with(reserve0.subtract(out0), reserve1.subtract(out1), shares.subtract(burnt));
        return new Gave(out0, out1, after);
    }

    /// After the protocol took its sixth of the growth since {@link #kLast}, in shares.
    public PlainPair protocolPaid() {
        var root = reserve0.multiply(reserve1).sqrt();
        var last = kLast.sqrt();
        if (kLast.signum() == 0 || root.compareTo(last) <= 0) return this;
        var minted = shares.multiply(root.subtract(last)).divide(root.multiply(big(5)).add(last));
        return with(reserve0, reserve1, shares.add(minted));
    }

    /// The same pair, whose growth counts from here.
    public PlainPair growthFromHere() {
        return new PlainPair(feePerMille, reserve0, reserve1, shares, reserve0.multiply(reserve1));
    }

    private PlainPair with(BigInteger next0, BigInteger next1, BigInteger nextShares) {
        return new PlainPair(feePerMille, next0, next1, nextShares, kLast);
    }

    private BigInteger kept() {
        return THOUSAND.subtract(big(feePerMille));
    }

    private static void must(boolean holds, String otherwise) {
        if (!holds) throw new Reverted(otherwise);
    }
}
