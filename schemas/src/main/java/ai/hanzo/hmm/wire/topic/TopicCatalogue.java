package ai.hanzo.hmm.wire.topic;

import static ai.hanzo.hmm.wire.topic.Partitioning.ACCOUNTS;
import static ai.hanzo.hmm.wire.topic.Partitioning.MARKETS;
import static ai.hanzo.hmm.wire.topic.Partitioning.PROVIDERS;

import ai.hanzo.hmm.wire.AccessToken;
import ai.hanzo.hmm.wire.AccountBalances;
import ai.hanzo.hmm.wire.AccountNotice;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.Candle;
import ai.hanzo.hmm.wire.Deposit;
import ai.hanzo.hmm.wire.Depth;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.LiquidityCommand;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.MarketPrice;
import ai.hanzo.hmm.wire.MarketStatus;
import ai.hanzo.hmm.wire.OperatorCommand;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.ProviderCommand;
import ai.hanzo.hmm.wire.QualityScore;
import ai.hanzo.hmm.wire.Settlement;
import ai.hanzo.hmm.wire.TelemetryRecord;
import ai.hanzo.hmm.wire.TransferCommand;

import org.apache.kafka.clients.admin.NewTopic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Every topic of the exchange under one prefix. Topics are made from it, clients take names and
/// types from it, and {@link #markdownTable()} prints it for people.
public final class TopicCatalogue {
    /// The prefix unless another is configured.
    public static final String DEFAULT_PREFIX = "hmm.";

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long WEEK = 7 * DAY;
    private static final long MONTH = 30 * DAY;
    private static final long YEAR = 365 * DAY;
    private static final long DEAD_LETTERS_KEPT = MONTH;

    private final String prefix;
    private final List<Topic<?>> all = new ArrayList<>();

    private final Topic<OrderCommand> orders;
    private final Topic<LiquidityCommand> liquidity;
    private final Topic<TransferCommand> transfers;
    private final Topic<Deposit> deposits;
    private final Topic<AccountNotice> credits;
    private final Topic<ProviderCommand> providers;
    private final Topic<TelemetryRecord> telemetry;
    private final Topic<OperatorCommand> operatorCommands;
    private final Topic<MarketCommand> marketCommands;
    private final Topic<Execution> executions;
    private final Topic<Settlement> settlements;
    private final Topic<Allocation> allocations;
    private final Topic<AccessToken> accessTokens;
    private final Topic<AccountBalances> balances;
    private final Topic<MarketPrice> prices;
    private final Topic<Candle> candles;
    private final Topic<Depth> depth;
    private final Topic<QualityScore> quality;
    private final Topic<MarketStatus> markets;

    /// The catalogue under `prefix`, which may be empty and holds letters, digits, `.`, `_` and
    /// `-`.
    public TopicCatalogue(String prefix) {
        if (!prefix.matches("[A-Za-z0-9._-]{0,200}")) {
            throw new IllegalArgumentException(
                    "topic prefix must be at most 200 of A-Z a-z 0-9 . _ -: " + prefix);
        }
        this.prefix = prefix;
        var hmm = new TopicDrafts(prefix, all::add);
        orders =
                hmm.command("orders", OrderCommand.class, ACCOUNTS, WEEK)
                        .with("account", "place and cancel orders", "clients");
        liquidity =
                hmm.command("liquidity", LiquidityCommand.class, ACCOUNTS, WEEK)
                        .with(
                                "account",
                                "add to and remove from the pool, redeem, end and dispute allocations",
                                "clients");
        transfers =
                hmm.command("transfers", TransferCommand.class, ACCOUNTS, WEEK)
                        .with(
                                "account",
                                "withdraw, send, stake, unstake, register a key",
                                "clients");
        deposits =
                hmm.command("deposits", Deposit.class, ACCOUNTS, YEAR)
                        .with("account", "a deposit with its origin", "treasury");
        credits =
                hmm.command("credits", AccountNotice.class, ACCOUNTS, YEAR)
                        .with(
                                "account",
                                "what another account sent, its owner group, its clock",
                                "ledger, operator's relay");
        providers =
                hmm.command("providers", ProviderCommand.class, ACCOUNTS, WEEK)
                        .with(
                                "provider's account",
                                "register, bond, prove, issue and retire capacity, serve allocations",
                                "providers");
        telemetry =
                hmm.command("telemetry", TelemetryRecord.class, PROVIDERS, WEEK)
                        .with("provider", "quality reports", "observers, quality");
        operatorCommands =
                hmm.command("operator-commands", OperatorCommand.class, MARKETS, YEAR)
                        .with(
                                "market, or account",
                                "create a market, move its phase, set its terms, set an owner group, rule over providers and disputes",
                                "operator");
        marketCommands =
                hmm.command("market-commands", MarketCommand.class, MARKETS, YEAR)
                        .with(
                                "market",
                                "the one input of a market",
                                "ledger, quality, operator's relay, clock");
        executions =
                hmm.log("executions", Execution.class, ACCOUNTS, MONTH)
                        .with("account", "outcome of every command", "market, ledger");
        settlements =
                hmm.log("settlements", Settlement.class, MARKETS, YEAR)
                        .with("market", "one per match, all legs and fees", "market");
        allocations =
                hmm.log("allocations", Allocation.class, ACCOUNTS, YEAR)
                        .with("consumer's account", "an allocation and its life", "market");
        accessTokens =
                hmm.log("access-tokens", AccessToken.class, ACCOUNTS, MONTH)
                        .with("consumer's account", "the token of an allocation", "tokens");
        balances =
                hmm.table("balances", AccountBalances.class, ACCOUNTS)
                        .with("account", "free and held of every asset", "ledger");
        prices =
                hmm.table("prices", MarketPrice.class, MARKETS)
                        .with("market", "last, best, pool, mid, means, volume", "market");
        candles =
                hmm.history("candles", Candle.class, MARKETS, MONTH)
                        .with("market and interval", "bars of 1s, 1m, 5m, 1h, 1d", "market");
        depth =
                hmm.log("depth", Depth.class, MARKETS, DAY)
                        .with("market", "the best 100 levels by change, and snapshots", "market");
        quality =
                hmm.table("quality", QualityScore.class, PROVIDERS)
                        .with(
                                "provider and market",
                                "score with what made it, grade, standing, strikes, days",
                                "market");
        markets =
                hmm.table("markets", MarketStatus.class, MARKETS)
                        .with("market", "definition, phase, pool, funds", "market");
    }

    /// Place and cancel orders, by account.
    public Topic<OrderCommand> orders() {
        return orders;
    }

    /// Add to and remove from the pool and redeem units, by account.
    public Topic<LiquidityCommand> liquidity() {
        return liquidity;
    }

    /// What accounts do with their own, by account.
    public Topic<TransferCommand> transfers() {
        return transfers;
    }

    /// What arrived at the treasury, by account.
    public Topic<Deposit> deposits() {
        return deposits;
    }

    /// What others than its owner have to tell an account's ledger, by account.
    public Topic<AccountNotice> credits() {
        return credits;
    }

    /// Providers' commands, by the provider's account.
    public Topic<ProviderCommand> providers() {
        return providers;
    }

    /// Quality reports, by the provider observed.
    public Topic<TelemetryRecord> telemetry() {
        return telemetry;
    }

    /// The operator's commands, by the market or the account that they are about.
    public Topic<OperatorCommand> operatorCommands() {
        return operatorCommands;
    }

    /// The one input log of every market, by market.
    public Topic<MarketCommand> marketCommands() {
        return marketCommands;
    }

    /// Outcomes of commands, by account.
    public Topic<Execution> executions() {
        return executions;
    }

    /// Matches, by market.
    public Topic<Settlement> settlements() {
        return settlements;
    }

    /// Allocations, by the consumer's account; one account has many, so the topic is not compacted.
    public Topic<Allocation> allocations() {
        return allocations;
    }

    /// Access tokens, by the consumer's account: a topic that few may read.
    public Topic<AccessToken> accessTokens() {
        return accessTokens;
    }

    /// All that an account has, by account.
    public Topic<AccountBalances> balances() {
        return balances;
    }

    /// A market's prices, by market.
    public Topic<MarketPrice> prices() {
        return prices;
    }

    /// Bars that are over, by `<market>|<interval>`. All of a month stay, then the last of each
    /// key: who starts reading finds recent history, and where it ends even in a market long
    /// silent. Older ones follow from the settlements.
    public Topic<Candle> candles() {
        return candles;
    }

    /// A market's best levels, by market.
    public Topic<Depth> depth() {
        return depth;
    }

    /// A provider's quality in a market, by `<provider>|<market>`.
    public Topic<QualityScore> quality() {
        return quality;
    }

    /// Definition and state of a market, by market.
    public Topic<MarketStatus> markets() {
        return markets;
    }

    /// The topic of what could not be read or attributed: key and value as received; reason, topic,
    /// partition and offset in headers.
    public String deadLetters() {
        return prefix + "dead-letters";
    }

    /// Every topic with typed values, inputs first.
    public List<Topic<?>> all() {
        return List.copyOf(all);
    }

    /// All topics as Kafka's admin client makes them, dead letters included.
    ///
    /// @param replication copies of each partition, at least 1
    public List<NewTopic> newTopics(Partitions partitions, short replication) {
        if (replication < 1) {
            throw new IllegalArgumentException("replication must be >= 1: " + replication);
        }
        var made = new ArrayList<NewTopic>();
        for (var topic : all) {
            var settings =
                    TopicSettings.of(
                            topic.cleanup(), topic.retentionMs(), topic.stamp(), replication);
            made.add(
                    new NewTopic(topic.name(), partitions.of(topic.partitioning()), replication)
                            .configs(settings));
        }
        made.add(
                new NewTopic(deadLetters(), partitions.accounts(), replication)
                        .configs(
                                TopicSettings.of(
                                        Cleanup.DELETE,
                                        DEAD_LETTERS_KEPT,
                                        Stamp.CREATE_TIME,
                                        replication)));
        return List.copyOf(made);
    }

    /// All topics as a table for people, in Markdown.
    public String markdownTable() {
        var table = new StringBuilder(TopicTable.HEAD);
        for (var topic : all) table.append(TopicTable.row(topic));
        return table.append(TopicTable.deadLetters(deadLetters(), DEAD_LETTERS_KEPT)).toString();
    }
}
