package ai.hanzo.hmm.door.access;

import ai.hanzo.hmm.wire.Deposit;
import ai.hanzo.hmm.wire.LiquidityCommand;
import ai.hanzo.hmm.wire.OperatorCommand;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.ProviderCommand;
import ai.hanzo.hmm.wire.TelemetryRecord;
import ai.hanzo.hmm.wire.TelemetryReport;
import ai.hanzo.hmm.wire.TransferCommand;

import org.apache.avro.specific.SpecificRecord;

/// In whose name a command is sent, and whom it takes: the one table of both. A command that is not
/// in it cannot be sent through the door.
public final class Acting {
    private static final Access TRADER = Access.of(Role.TRADER);
    private static final Access TRADER_OR_PROVIDER = Access.of(Role.TRADER, Role.PROVIDER);
    private static final Access PROVIDER = Access.of(Role.PROVIDER);
    private static final Access OBSERVER = Access.of(Role.OBSERVER);
    private static final Access TREASURY = Access.of(Role.TREASURY);
    private static final Access OPERATOR = Access.of(Role.OPERATOR);

    private Acting() {}

    /// @throws ai.hanzo.hmm.door.problem.Problem `UNAUTHENTICATED`, or `FORBIDDEN` when the caller
    ///   has not the role for the command or does not act for its account
    public static void require(Caller caller, SpecificRecord command) {
        switch (command) {
            case OrderCommand order -> require(caller, TRADER, order.getEnvelope().getAccount());
            case LiquidityCommand pool ->
                    require(caller, TRADER_OR_PROVIDER, pool.getEnvelope().getAccount());
            case TransferCommand transfer ->
                    require(caller, TRADER_OR_PROVIDER, transfer.getEnvelope().getAccount());
            case ProviderCommand provider ->
                    require(caller, PROVIDER, provider.getEnvelope().getAccount());
            case TelemetryRecord telemetry -> require(caller, OBSERVER, observer(telemetry));
            case Deposit deposit -> require(caller, TREASURY, deposit.getEnvelope().getAccount());
            case OperatorCommand _ -> caller.requireRole(OPERATOR);
            default ->
                    throw new IllegalArgumentException(
                            "no command of a client: " + command.getSchema().getName());
        }
    }

    private static void require(Caller caller, Access access, String account) {
        caller.requireRole(access);
        caller.requireAccount(access, account);
    }

    private static String observer(TelemetryRecord telemetry) {
        if (telemetry.getBody() instanceof TelemetryReport report) return report.getObserver();
        throw new IllegalArgumentException("telemetry of clients is a report");
    }
}
