package ai.hanzo.hmm.bench.load;

/// The names of who trades what.
public final class Names {
    public static final String LIQUIDITY_PROVIDER = "bench-pool";
    private static final String TAKE = "t";
    private static final String PLACE = "p";

    private Names() {}

    public static String market(int market) {
        return "gpu-inference/bench-" + market;
    }

    public static String provider(int market) {
        return "bench-provider-" + market;
    }

    public static String maker(int maker) {
        return "bench-maker-" + maker;
    }

    public static String taker(int taker) {
        return "bench-taker-" + taker;
    }

    static String take(long number) {
        return TAKE + number;
    }

    static String place(long number) {
        return PLACE + number;
    }

    /// The number of a taking command by its order's id; below 0 for another order.
    public static long numberOfTake(CharSequence orderId) {
        if (orderId.isEmpty() || orderId.charAt(0) != TAKE.charAt(0)) return -1;
        return Long.parseLong(orderId, 1, orderId.length(), 10);
    }
}
