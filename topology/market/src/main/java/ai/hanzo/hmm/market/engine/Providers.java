package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.state.MarketState;
import ai.hanzo.hmm.market.state.Provider;

/// Finds the providers of a market: those that have posted a bond here.
final class Providers {
    private Providers() {}

    static Provider known(MarketState state, String account) {
        return state.providers()
                .find(account)
                .orElseThrow(
                        () ->
                                RefusedException.of(
                                        RefusalCode.UNKNOWN_PROVIDER,
                                        account + " has posted no bond to this market"));
    }
}
