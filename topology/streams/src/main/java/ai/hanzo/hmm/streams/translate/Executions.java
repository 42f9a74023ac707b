package ai.hanzo.hmm.streams.translate;

import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.OrderReport;
import ai.hanzo.hmm.market.event.PreventedMatch;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.event.Refused;
import ai.hanzo.hmm.market.route.RouteSlice;
import ai.hanzo.hmm.wire.CommandStatus;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.OrderSelfTrade;
import ai.hanzo.hmm.wire.OrderState;
import ai.hanzo.hmm.wire.OrderStatus;
import ai.hanzo.hmm.wire.Posting;
import ai.hanzo.hmm.wire.Refusal;
import ai.hanzo.hmm.wire.UncountedUse;
import ai.hanzo.hmm.wire.Venue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What happened to an account, both ways.
public final class Executions {
    private Executions() {}

    public static Execution toWire(String source, MarketEvent.Executed executed) {
        var status = executed.refused().isPresent() ? CommandStatus.REFUSED : CommandStatus.DONE;
        return toWire(source, executed, status, false);
    }

    public static Execution toWire(
            String source, MarketEvent.Executed executed, CommandStatus status, boolean repeated) {
        return new Execution(
                executed.account(),
                source,
                executed.sequence(),
                executed.timeMs(),
                executed.commandId(),
                status,
                repeated,
                executed.refused().map(Executions::toWire).orElse(null),
                executed.orders().stream().map(Executions::toWire).toList(),
                executed.changes().stream().map(Executions::posting).toList(),
                executed.route().stream().map(Executions::slice).toList(),
                executed.unassignedMicros(),
                executed.prevented().stream().map(Executions::prevented).toList(),
                executed.uncounted().stream()
                        .map(use -> new UncountedUse(use.allocation(), use.why().name()))
                        .toList());
    }

    /// Without the route, what was prevented and not counted: they change nothing that is posted.
    public static MarketEvent.Executed fromWire(Execution wire) {
        return new MarketEvent.Executed(
                wire.getAccount(),
                wire.getSequence(),
                wire.getTimeMs(),
                wire.getCommandId(),
                Optional.ofNullable(wire.getRefusal()).map(Executions::fromWire),
                wire.getOrders().stream().map(Executions::fromWire).toList(),
                wire.getPostings().stream().map(Executions::change).toList(),
                List.of(),
                List.of(),
                wire.getUnassignedMicros(),
                List.of());
    }

    public static Refusal toWire(Refused refused) {
        Map<String, Long> numbers = new TreeMap<>(refused.numbers());
        return new Refusal(refused.code().name(), refused.message(), numbers);
    }

    public static Refused fromWire(Refusal wire) {
        return new Refused(
                RefusalCode.valueOf(wire.getCode()),
                wire.getMessage(),
                new TreeMap<>(wire.getNumbers()));
    }

    public static OrderState toWire(OrderReport report) {
        return new OrderState(
                report.clientOrderId(),
                OrderStatus.valueOf(report.status().name()),
                report.originalMicros(),
                report.executedMicros(),
                report.preventedMicros(),
                report.cancelledMicros(),
                report.openMicros(),
                report.filledMicros(),
                report.notionalMicros(),
                report.feeMicros(),
                report.ending() == OrderReport.Ending.NONE ? "" : report.ending().name(),
                report.priceMicros() == 0 ? null : report.priceMicros());
    }

    public static OrderReport fromWire(OrderState wire) {
        return new OrderReport(
                wire.getClientOrderId(),
                OrderReport.Status.valueOf(wire.getStatus().name()),
                wire.getPriceMicros() == null ? 0 : wire.getPriceMicros(),
                wire.getOriginalMicros(),
                wire.getExecutedMicros(),
                wire.getPreventedMicros(),
                wire.getCancelledMicros(),
                wire.getOpenMicros(),
                wire.getFilledMicros(),
                wire.getNotionalMicros(),
                wire.getFeeMicros(),
                wire.getReason().isEmpty()
                        ? OrderReport.Ending.NONE
                        : OrderReport.Ending.valueOf(wire.getReason()));
    }

    private static Posting posting(BalanceChange change) {
        return new Posting(
                change.asset(), change.reason().name(), change.freeMicros(), change.heldMicros());
    }

    private static BalanceChange change(Posting wire) {
        return new BalanceChange(
                wire.getAsset(),
                BalanceChange.Reason.valueOf(wire.getReason()),
                wire.getFreeMicros(),
                wire.getHeldMicros());
    }

    private static ai.hanzo.hmm.wire.PreventedMatch prevented(PreventedMatch match) {
        return new ai.hanzo.hmm.wire.PreventedMatch(
                OrderSelfTrade.valueOf(match.mode().name()),
                match.taker(),
                match.takerOrderId(),
                match.maker(),
                match.makerOrderId(),
                match.priceMicros(),
                match.makerMicros(),
                match.takerMicros());
    }

    private static ai.hanzo.hmm.wire.RouteSlice slice(RouteSlice slice) {
        var wire =
                ai.hanzo.hmm.wire.RouteSlice.newBuilder()
                        .setQuantityMicros(slice.quantityMicros())
                        .setNotionalMicros(slice.notionalMicros())
                        .setFeeMicros(slice.feeMicros());
        return switch (slice) {
            case RouteSlice.Level level ->
                    wire.setVenue(Venue.BOOK).setPriceMicros(level.priceMicros()).build();
            case RouteSlice.Swap swap ->
                    wire.setVenue(Venue.POOL)
                            .setUnitsBeforeMicros(swap.before().unitsMicros())
                            .setFundsBeforeMicros(swap.before().fundsMicros())
                            .setUnitsAfterMicros(swap.after().unitsMicros())
                            .setFundsAfterMicros(swap.after().fundsMicros())
                            .build();
        };
    }
}
