package ai.hanzo.hmm.client;

import ai.hanzo.hmm.client.answer.AccessToken;
import ai.hanzo.hmm.client.answer.Allocation;
import ai.hanzo.hmm.client.answer.Answer;
import ai.hanzo.hmm.client.answer.Balances;
import ai.hanzo.hmm.client.answer.BatchResult;
import ai.hanzo.hmm.client.answer.Execution;
import ai.hanzo.hmm.client.answer.OrderOutcome;
import ai.hanzo.hmm.client.command.Entry;
import ai.hanzo.hmm.client.command.Order;
import ai.hanzo.hmm.client.command.PoolCommand;
import ai.hanzo.hmm.client.command.ProviderCommand;
import ai.hanzo.hmm.client.command.Transfer;
import ai.hanzo.hmm.client.http.Calls;
import ai.hanzo.hmm.client.http.Json;
import ai.hanzo.hmm.client.http.Pages;
import ai.hanzo.hmm.client.http.Path;
import ai.hanzo.hmm.client.http.Reply;
import ai.hanzo.hmm.client.http.Request;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// What an account does, and what is its own. A command is answered when it is in the log; see
/// {@link #waiting} for what becomes of it.
public final class Account {
    private final Calls calls;
    private final String name;
    private final Duration wait;

    Account(Calls calls, String name, Duration wait) {
        this.calls = calls;
        this.name = name;
        this.wait = wait;
    }

    /// The same account, whose commands are answered when it is known what became of them, or else
    /// when the time is over.
    ///
    /// @param most up to 10 s
    public Account waiting(Duration most) {
        return new Account(calls, name, most);
    }

    public Answer<OrderOutcome> place(Order order) {
        return Answers.ofOrder(send("POST", "/v1/orders", Json.body(order)));
    }

    /// All or nothing; a lower quantity alone keeps the order's place.
    public Answer<OrderOutcome> amend(Entry.Amend amend) {
        var path = Path.of("/v1/orders/{}/{}", name, amend.clientOrderId());
        var body = Json.body(amend);
        body.remove("clientOrderId");
        return Answers.ofOrder(calls.send(Request.of("PATCH", path, body).waiting(wait)));
    }

    public Answer<Execution> cancel(Entry.Cancel cancel) {
        var path = Path.of("/v1/orders/{}/{}", name, cancel.clientOrderId());
        return Answers.ofCommand(calls.send(Request.delete(path, cancel.id()).waiting(wait)));
    }

    /// All that is open in a market.
    ///
    /// @param id of the command
    public Answer<Execution> cancelAll(String id, String market) {
        var path = Path.of("/v1/orders/{}", name).with("market", market);
        return Answers.ofCommand(calls.send(Request.delete(path, id).waiting(wait)));
    }

    /// Several at once, in this order; each is taken or turned away by itself.
    ///
    /// @param entries 1 to 100
    public List<BatchResult> batch(List<Entry> entries) {
        var request = Request.of("POST", new Path("/v1/orders/batch"), Batch.body(name, entries));
        return Batch.results(calls.send(request.waiting(wait)).body());
    }

    public Answer<Execution> transfer(Transfer transfer) {
        return command("/v1/transfers", Json.body(transfer));
    }

    public Answer<Execution> pool(PoolCommand command) {
        return command("/v1/liquidity", Json.body(command));
    }

    public Answer<Execution> provide(ProviderCommand command) {
        return command("/v1/providers", Json.body(command));
    }

    /// @throws Problem `UNKNOWN_ORDER` while nothing is known of it
    public OrderOutcome order(String clientOrderId) {
        var path = Path.of("/v1/orders/{}/{}", name, clientOrderId);
        return OrderOutcome.read(calls.send(Request.get(path)).body());
    }

    /// What became of a command.
    ///
    /// @throws Problem `UNKNOWN_COMMAND` while nothing is known of it
    public Execution command(String id) {
        return calls.get(Execution.class, Path.of("/v1/commands/{}/{}", name, id));
    }

    /// @throws Problem `UNKNOWN_ACCOUNT` before the first
    public Balances balances() {
        return calls.get(Balances.class, Path.of("/v1/accounts/{}/balances", name));
    }

    /// What it bought, by market and number.
    ///
    /// @param state `open`, `all` or one of the states
    public Stream<Allocation> allocations(String state) {
        return allocations(Path.of("/v1/accounts/{}/allocations", name), state);
    }

    /// What it is to serve as a provider, by market and number.
    public Stream<Allocation> serving() {
        return allocations(Path.of("/v1/providers/{}/allocations", name), "open");
    }

    /// @param number of the allocation in its market
    /// @throws Problem `UNKNOWN_ALLOCATION`
    public Allocation allocation(String market, long number) {
        return calls.get(Allocation.class, allocated(market, number));
    }

    /// What opens it at its provider.
    ///
    /// @param number of the allocation in its market
    /// @throws Problem `UNKNOWN_ALLOCATION`
    public AccessToken token(String market, long number) {
        return calls.get(AccessToken.class, allocated(market, number).then("token"));
    }

    private Path allocated(String market, long number) {
        var all = Path.of("/v1/accounts/{}/allocations", name);
        return all.then(market).then(Long.toString(number));
    }

    private Stream<Allocation> allocations(Path path, String state) {
        var asked = path.with("state", state);
        return Pages.stream(
                after -> {
                    var page = calls.send(Request.get(asked.withAny("after", after)));
                    return Answers.page(page.body(), "allocations", Allocation.class);
                });
    }

    private Answer<Execution> command(String path, ObjectNode body) {
        return Answers.ofCommand(send("POST", path, body));
    }

    private Reply send(String method, String path, ObjectNode body) {
        body.put("account", name);
        return calls.send(Request.of(method, new Path(path), body).waiting(wait));
    }
}
