package ai.hanzo.hmm.streams.translate;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.ledger.Account;
import ai.hanzo.hmm.market.ledger.Balance;
import ai.hanzo.hmm.market.ledger.Fingerprint;
import ai.hanzo.hmm.market.ledger.KnownCommand;
import ai.hanzo.hmm.market.ledger.WorkingOrder;
import ai.hanzo.hmm.wire.AccountBalances;
import ai.hanzo.hmm.wire.AssetBalance;
import ai.hanzo.hmm.wire.CommandStatus;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.state.AccountRow;
import ai.hanzo.hmm.wire.state.CommandRow;
import ai.hanzo.hmm.wire.state.WorkingOrderRow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The ledger's accounts and commands, as its stores keep them and as its topic shows them.
public final class LedgerRows {
    private LedgerRows() {}

    public static AccountRow toWire(Account account) {
        return new AccountRow(
                account.id(),
                balances(account),
                account.ledgerSequence(),
                account.applied(),
                account.providerKey());
    }

    public static Account fromWire(AccountRow row) {
        var balances = new TreeMap<String, Balance>();
        for (var asset : row.getBalances()) {
            balances.put(
                    asset.getAsset(), new Balance(asset.getFreeMicros(), asset.getHeldMicros()));
        }
        return new Account(
                row.getAccount(),
                balances,
                row.getLedgerSequence(),
                new TreeMap<>(row.getApplied()),
                row.getProviderKey());
    }

    /// What the topic of balances shows of an account: of the ledger itself, the last answer.
    public static AccountBalances shown(Account account, String ledger, long timeMs) {
        Map<String, Long> sequences = new TreeMap<>(account.applied());
        if (account.ledgerSequence() > 0) sequences.put(ledger, account.ledgerSequence());
        return new AccountBalances(account.id(), timeMs, balances(account), sequences);
    }

    public static CommandRow toWire(KnownCommand command) {
        return new CommandRow(
                command.account(),
                command.id(),
                command.content().hex(),
                command.market(),
                command.isOrder(),
                CommandStatus.valueOf(command.status().name()),
                command.refused().map(Executions::toWire).orElse(null),
                command.order().map(Executions::toWire).orElse(null),
                command.doneMs(),
                command.working().map(LedgerRows::toWire).orElse(null));
    }

    public static KnownCommand fromWire(CommandRow row) {
        return new KnownCommand(
                row.getAccount(),
                row.getId(),
                new Fingerprint(row.getContent()),
                row.getMarket(),
                row.getIsOrder(),
                KnownCommand.Status.valueOf(row.getStatus().name()),
                Optional.ofNullable(row.getRefusal()).map(Executions::fromWire),
                Optional.ofNullable(row.getOrder()).map(Executions::fromWire),
                Optional.ofNullable(row.getWorking()).map(LedgerRows::fromWire),
                row.getDoneMs());
    }

    private static WorkingOrderRow toWire(WorkingOrder order) {
        return new WorkingOrderRow(
                OrderSide.valueOf(order.side().name()),
                order.priceMicros(),
                order.quantityMicros(),
                order.takerFeePpm());
    }

    private static WorkingOrder fromWire(WorkingOrderRow row) {
        return new WorkingOrder(
                Side.valueOf(row.getSide().name()),
                row.getPriceMicros(),
                row.getQuantityMicros(),
                row.getTakerFeePpm());
    }

    private static List<AssetBalance> balances(Account account) {
        var balances = new ArrayList<AssetBalance>(account.balances().size());
        account.balances()
                .forEach(
                        (asset, balance) ->
                                balances.add(
                                        new AssetBalance(
                                                asset,
                                                balance.freeMicros(),
                                                balance.heldMicros())));
        return balances;
    }
}
