package ai.hanzo.hmm.streams.operator;

import ai.hanzo.hmm.market.ledger.Names;
import ai.hanzo.hmm.streams.translate.Terms;
import ai.hanzo.hmm.wire.CreateMarket;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.OperatorCommand;

/// What an operator's command is in the log of its market.
public final class Relayed {
    private Relayed() {}

    /// @param key of the record that held the command
    /// @throws IllegalArgumentException when the command is not of that market, or its definition
    ///   contradicts itself
    public static MarketCommand of(String key, OperatorCommand command) {
        if (!Names.isMarket(key) || !command.getMarket().equals(key)) {
            throw new IllegalArgumentException("the key is not the command's market: " + key);
        }
        if (command.getBody() instanceof CreateMarket create) {
            var terms = Terms.fromWire(create.getDefinition());
            if (!terms.market().equals(key)) {
                throw new IllegalArgumentException(
                        "the definition is of another market: " + terms.market());
            }
        }
        return new MarketCommand(key, "", command.getId(), command.getBody());
    }
}
