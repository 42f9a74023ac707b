package ai.hanzo.hmm.check.trail;

import ai.hanzo.hmm.check.read.Gate;
import ai.hanzo.hmm.check.read.Names;
import ai.hanzo.hmm.streams.translate.Terms;
import ai.hanzo.hmm.wire.CreateMarket;
import ai.hanzo.hmm.wire.Deposit;
import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.LiquidityCommand;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.OperatorCommand;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.ProviderCommand;
import ai.hanzo.hmm.wire.RuleDispute;
import ai.hanzo.hmm.wire.RuleFault;
import ai.hanzo.hmm.wire.SetMarketTerms;
import ai.hanzo.hmm.wire.SetOwnerGroup;
import ai.hanzo.hmm.wire.SetProviderBond;
import ai.hanzo.hmm.wire.SetProviderStanding;
import ai.hanzo.hmm.wire.TransferCommand;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.Optional;

/// A command as somebody sent it.
record Sent(Fingerprint print, Kind kind, int content) {
    private static final int LONGEST_REASON = 200;

    /// Empty where it is nobody's command.
    static Optional<Sent> of(ConsumerRecord<?, ?> record, Gate.Read<?> read) {
        return switch (read.value()) {
            case OrderCommand c -> command(read.key(), c.getEnvelope(), c.getBody());
            case LiquidityCommand c -> command(read.key(), c.getEnvelope(), c.getBody());
            case TransferCommand c -> command(read.key(), c.getEnvelope(), c.getBody());
            case ProviderCommand c ->
                    command(read.key(), c.getEnvelope(), Nonces.bodyOf(record, c));
            case Deposit deposit -> command(read.key(), deposit.getEnvelope(), deposit);
            case OperatorCommand c -> operator(read.key(), c);
            default -> Optional.empty();
        };
    }

    private static Optional<Sent> command(String key, Envelope by, Object body) {
        boolean isOne =
                key.equals(by.getAccount())
                        && Names.isAccount(key)
                        && Names.isCommandId(by.getId());
        if (!isOne) return Optional.empty();
        var print = Fingerprint.of(Kind.COMMAND, key, by.getId());
        return Optional.of(new Sent(print, Kind.COMMAND, Contents.of(body)));
    }

    /// What an operator's command about an account stands for: it has no id further on.
    static Fingerprint group(String account, SetOwnerGroup set) {
        return Fingerprint.of(Kind.OPERATOR, account, "owner group", set.getGroup());
    }

    private static Optional<Sent> operator(String key, OperatorCommand command) {
        if (command.getBody() instanceof SetOwnerGroup set) return group(key, set, command);
        if (!key.equals(command.getMarket()) || !Names.isMarket(key)) return Optional.empty();
        boolean isOne =
                switch (command.getBody()) {
                    case CreateMarket create -> isMarket(key, create.getDefinition());
                    case SetMarketTerms set -> isMarket(key, set.getDefinition());
                    case SetProviderStanding set ->
                            isProvider(set.getProvider()) && isReason(set.getReason());
                    case SetProviderBond set -> isProvider(set.getProvider());
                    case RuleFault ruling -> isReason(ruling.getReason());
                    case RuleDispute ruling -> isReason(ruling.getReason());
                    default -> true;
                };
        if (!isOne) return Optional.empty();
        var print = Fingerprint.of(Kind.OPERATOR, key, command.getId());
        return Optional.of(new Sent(print, Kind.OPERATOR, Contents.of(command.getBody())));
    }

    private static Optional<Sent> group(String key, SetOwnerGroup set, OperatorCommand command) {
        boolean isOne =
                key.equals(set.getAccount())
                        && Names.isAccount(key)
                        && (set.getGroup().isEmpty() || Names.isAccount(set.getGroup()));
        if (!isOne) return Optional.empty();
        var content = Contents.of(command.getBody());
        return Optional.of(new Sent(group(key, set), Kind.OPERATOR, content));
    }

    private static boolean isProvider(String name) {
        return name.isEmpty() || Names.isAccount(name);
    }

    private static boolean isReason(String text) {
        return text.length() <= LONGEST_REASON;
    }

    private static boolean isMarket(String key, MarketDefinition definition) {
        try {
            return Terms.fromWire(definition).market().equals(key);
        } catch (IllegalArgumentException _) {
            return false; // a definition that contradicts itself is none
        }
    }
}
