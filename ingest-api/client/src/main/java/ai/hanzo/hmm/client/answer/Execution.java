package ai.hanzo.hmm.client.answer;

import ai.hanzo.hmm.client.Amount;
import ai.hanzo.hmm.client.command.SelfTrade;

import java.util.List;
import java.util.Optional;

/// What happened to one account by one command: its own, or another's that met its order.
///
/// @param source the market that decided, or `ledger`
/// @param sequence rises by one per account and source, from 1
/// @param commandId the account's own command that this answers; empty where another's caused it
/// @param repeated the command had been answered before
/// @param unassigned bought units that nobody could be assigned to, standard units
public record Execution(
        String account,
        String source,
        long sequence,
        long timeMs,
        String commandId,
        Status status,
        boolean repeated,
        Optional<Refusal> refusal,
        List<OrderState> orders,
        List<Posting> postings,
        List<Slice> route,
        Amount unassigned,
        List<Prevented> prevented,
        List<Uncounted> uncounted) {
    public Execution {
        orders = List.copyOf(orders);
        postings = List.copyOf(postings);
        route = List.copyOf(route);
        prevented = List.copyOf(prevented);
        uncounted = List.copyOf(uncounted);
    }

    /// PENDING: on its way to its market; the other two are final.
    public enum Status {
        PENDING,
        DONE,
        REFUSED
    }

    /// One change of a balance.
    public record Posting(String asset, String reason, Amount free, Amount held) {}

    /// One part of a taker's way through book and pool.
    ///
    /// @param venue BOOK or POOL
    /// @param price of the book's level
    public record Slice(
            String venue, Amount quantity, Amount notional, Amount fee, Optional<Amount> price) {}

    /// Two orders of one owner that met and did not trade.
    public record Prevented(
            SelfTrade mode,
            String taker,
            String takerOrderId,
            String maker,
            String makerOrderId,
            Amount price) {}

    /// A part of a heartbeat that changed nothing.
    public record Uncounted(long allocation, String code) {}
}
