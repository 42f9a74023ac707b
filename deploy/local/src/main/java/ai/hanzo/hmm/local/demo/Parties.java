package ai.hanzo.hmm.local.demo;

import ai.hanzo.hmm.local.demo.plan.MarketPlan;
import ai.hanzo.hmm.local.demo.plan.Provider;

import java.util.List;
import java.util.stream.IntStream;

/// Who takes part beside the providers.
final class Parties {
    static final List<String> LIQUIDITY_PROVIDERS =
            IntStream.rangeClosed(1, MarketPlan.LIQUIDITY_PROVIDERS)
                    .mapToObj(number -> "liquidity-" + number)
                    .toList();

    static final List<String> SELLERS = Provider.ALL.stream().map(Provider::account).toList();

    private static final List<String> CONSUMERS =
            IntStream.rangeClosed(1, MarketPlan.CONSUMERS)
                    .mapToObj("consumer-%02d"::formatted)
                    .toList();

    private Parties() {}

    /// The account that places a request's order.
    static String consumer(int request) {
        return CONSUMERS.get(request % CONSUMERS.size());
    }
}
