package ai.hanzo.hmm.streams.translate;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.ledger.Account;
import ai.hanzo.hmm.market.ledger.Balance;
import ai.hanzo.hmm.market.ledger.FeeDay;
import ai.hanzo.hmm.market.ledger.Fingerprint;
import ai.hanzo.hmm.market.ledger.KnownCommand;
import ai.hanzo.hmm.market.ledger.Staking;
import ai.hanzo.hmm.market.ledger.Traded;
import ai.hanzo.hmm.market.ledger.WorkingOrder;
import ai.hanzo.hmm.wire.AccountBalances;
import ai.hanzo.hmm.wire.AssetBalance;
import ai.hanzo.hmm.wire.CommandStatus;
import ai.hanzo.hmm.wire.EndedStake;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.state.AccountRow;
import ai.hanzo.hmm.wire.state.CommandRow;
import ai.hanzo.hmm.wire.state.TradedRow;
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
                account.providerKey(),
                account.signingKey(),
                account.ownerGroup(),
                account.staking().stakedMicros(),
                ended(account.staking()),
                traded(account.traded()),
                account.fees().day(),
                account.fees().discountPpm(),
                account.fees().tradedMicros());
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
                row.getProviderKey(),
                row.getSigningKey(),
                row.getOwnerGroup(),
                staking(row),
                traded(row),
                fees(row));
    }

    private static Staking staking(AccountRow row) {
        if (row.getStakedMicros() == 0 && row.getEnded().isEmpty()) return Staking.NONE;
        var ended = new ArrayList<Staking.Ended>(row.getEnded().size());
        for (var end : row.getEnded()) {
            ended.add(new Staking.Ended(end.getAmountMicros(), end.getFreeMs()));
        }
        return new Staking(row.getStakedMicros(), ended);
    }

    private static List<EndedStake> ended(Staking staking) {
        var ended = new ArrayList<EndedStake>(staking.ended().size());
        for (var end : staking.ended()) {
            ended.add(new EndedStake(end.amountMicros(), end.freeMs()));
        }
        return ended;
    }

    private static Traded traded(AccountRow row) {
        if (row.getTraded().isEmpty()) return Traded.NONE;
        var days = new ArrayList<Traded.Day>(row.getTraded().size());
        for (var day : row.getTraded()) {
            days.add(new Traded.Day(day.getDay(), day.getNotionalMicros()));
        }
        return new Traded(days);
    }

    private static List<TradedRow> traded(Traded traded) {
        var days = new ArrayList<TradedRow>(traded.days().size());
        for (var day : traded.days()) days.add(new TradedRow(day.day(), day.notionalMicros()));
        return days;
    }

    private static FeeDay fees(AccountRow row) {
        return row.getFeeDay() == 0
                ? FeeDay.NONE
                : new FeeDay(row.getFeeDay(), row.getTradedMicros(), row.getDiscountPpm());
    }

    /// What the topic of balances shows of an account: of the ledger itself, the last answer.
    public static AccountBalances shown(Account account, String ledger, long timeMs) {
        Map<String, Long> sequences = new TreeMap<>(account.applied());
        if (account.ledgerSequence() > 0) sequences.put(ledger, account.ledgerSequence());
        return new AccountBalances(
                account.id(),
                timeMs,
                balances(account),
                sequences,
                account.staking().stakedMicros(),
                ended(account.staking()),
                account.fees().tradedMicros(),
                account.fees().day(),
                account.fees().discountPpm(),
                account.ownerGroup(),
                account.signingKey());
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
