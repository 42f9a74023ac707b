package ai.hanzo.hmm.streams.ledger;

import ai.hanzo.hmm.streams.Outlet;
import ai.hanzo.hmm.wire.AccountBalances;
import ai.hanzo.hmm.wire.AccountNotice;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.MarketCommand;

/// Where the ledger writes; `deadLetters` is the name of a sink.
record LedgerOutlets(
        Outlet<MarketCommand> marketCommands,
        Outlet<Execution> executions,
        Outlet<AccountNotice> credits,
        Outlet<AccountBalances> balances,
        String deadLetters) {}
