package ai.hanzo.hmm.bench.load;

/// The names of who trades what.
public final class Names {
    public static final String LIQUIDITY_PROVIDER = "bench-pool";
    private static final String TAKE = "t";
    private static final String PLACE = "p";
    private static final String CANCEL = "c";

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

    static String cancel(long number) {
        return CANCEL + number;
    }

    /// The number of a command by its id; below 0 for one that is not of the load.
    public static long number(CharSequence id) {
        if (id.length() < 2 || (TAKE + PLACE + CANCEL).indexOf(id.charAt(0)) < 0) return -1;
        for (int i = 1; i < id.length(); i++) if (!isDigit(id.charAt(i))) return -1;
        return Long.parseLong(id, 1, id.length(), 10);
    }

    /// The number of a taking command by its order's id; below 0 for another order.
    public static long numberOfTake(CharSequence orderId) {
        if (orderId.isEmpty() || orderId.charAt(0) != TAKE.charAt(0)) return -1;
        return Long.parseLong(orderId, 1, orderId.length(), 10);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
