package ai.hanzo.hmm.chaos.load;

import static ai.hanzo.hmm.chaos.load.Commands.limit;

import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.OrderTimeInForce;
import ai.hanzo.hmm.wire.topic.KeyPartition;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import java.util.ArrayList;
import java.util.List;

/// Commands that go every way there is: from an account on each partition of accounts to every
/// market. When all are answered, every partition is being served.
public final class Probe {
    private final Commands commands;
    private final List<String> accounts = new ArrayList<>();
    private final List<String> markets;
    private int count;

    /// @param partitions of the topics keyed by account
    public Probe(TopicCatalogue topics, int partitions, List<String> markets) {
        this.commands = new Commands(topics);
        this.markets = List.copyOf(markets);
        for (int wanted = 0; wanted < partitions; wanted++)
            accounts.add(onPartition(wanted, partitions));
    }

    /// What the probing accounts need first.
    public List<Command> preparation() {
        return accounts.stream()
                .map(account -> commands.deposit(account, "d", 1_000 * Commands.HANZO))
                .toList();
    }

    /// Orders that ask for one lot at a price that nobody sells at, and do not rest.
    public List<Command> next() {
        var round = "p" + count++;
        var orders = new ArrayList<Command>();
        for (var account : accounts) {
            for (int m = 0; m < markets.size(); m++) {
                var order =
                        limit(
                                markets.get(m),
                                OrderSide.BUY,
                                OrderTimeInForce.IOC,
                                100,
                                Commands.LOT * 100);
                orders.add(commands.order(account, round + "-" + m, order));
            }
        }
        return orders;
    }

    private static String onPartition(int wanted, int partitions) {
        for (int i = 0; ; i++) {
            var account = "probe-" + i;
            if (KeyPartition.of(account, partitions) == wanted) return account;
        }
    }
}
