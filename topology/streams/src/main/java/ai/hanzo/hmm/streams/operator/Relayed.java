package ai.hanzo.hmm.streams.operator;

import ai.hanzo.hmm.market.ledger.Names;
import ai.hanzo.hmm.streams.translate.Terms;
import ai.hanzo.hmm.wire.AccountNotice;
import ai.hanzo.hmm.wire.CreateMarket;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.OperatorCommand;
import ai.hanzo.hmm.wire.RuleDispute;
import ai.hanzo.hmm.wire.RuleFault;
import ai.hanzo.hmm.wire.SetMarketTerms;
import ai.hanzo.hmm.wire.SetOwnerGroup;
import ai.hanzo.hmm.wire.SetProviderBond;
import ai.hanzo.hmm.wire.SetProviderStanding;

/// What an operator's command is in the log of its market, or to the ledger of its account.
public final class Relayed {
    private static final int LONGEST_REASON = 200;

    private Relayed() {}

    /// @param key of the record that held the command
    /// @throws IllegalArgumentException when the command is not of that market, or its definition
    ///   contradicts itself
    public static MarketCommand toMarket(String key, OperatorCommand command) {
        if (!Names.isMarket(key) || !command.getMarket().equals(key)) {
            throw new IllegalArgumentException("the key is not the command's market: " + key);
        }
        switch (command.getBody()) {
            case CreateMarket create -> check(key, create.getDefinition());
            case SetMarketTerms set -> check(key, set.getDefinition());
            case SetProviderStanding set -> check(set.getProvider(), set.getReason());
            case SetProviderBond set -> check(set.getProvider(), "");
            case RuleFault ruling -> check("", ruling.getReason());
            case RuleDispute ruling -> check("", ruling.getReason());
            default -> {}
        }
        return new MarketCommand(key, "", command.getId(), command.getBody());
    }

    /// @param key of the record that held the command
    /// @throws IllegalArgumentException when the command is not of that account, or names no group
    public static AccountNotice toAccount(String key, OperatorCommand command) {
        var set = (SetOwnerGroup) command.getBody();
        if (!Names.isAccount(key) || !set.getAccount().equals(key)) {
            throw new IllegalArgumentException("the key is not the command's account: " + key);
        }
        if (!set.getGroup().isEmpty() && !Names.isAccount(set.getGroup())) {
            throw new IllegalArgumentException("that is no group's name: " + set.getGroup());
        }
        return new AccountNotice(key, set);
    }

    private static void check(String provider, String reason) {
        if (!provider.isEmpty() && !Names.isAccount(provider)) {
            throw new IllegalArgumentException("that is no account's name: " + provider);
        }
        if (reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException(
                    "a reason has at most 200 characters: " + reason.length());
        }
    }

    private static void check(String key, MarketDefinition definition) {
        var terms = Terms.fromWire(definition);
        if (!terms.market().equals(key)) {
            throw new IllegalArgumentException(
                    "the definition is of another market: " + terms.market());
        }
    }
}
