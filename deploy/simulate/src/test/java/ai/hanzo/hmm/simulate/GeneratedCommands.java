package ai.hanzo.hmm.simulate;

import ai.hanzo.hmm.bench.load.Mix;
import ai.hanzo.hmm.bench.load.Names;
import ai.hanzo.hmm.bench.load.Workload;
import ai.hanzo.hmm.door.request.Decimals;
import ai.hanzo.hmm.wire.CancelOrder;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.OrderType;
import ai.hanzo.hmm.wire.PlaceOrder;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/// The benchmark's load as lines: markets opened and stocked, then a mix of places, cancels and
/// takes, a millisecond apart. The same seed gives the same lines.
final class GeneratedCommands {
    private static final long START_MS = 1_767_225_600_000L;
    private static final String UNITS = "20000";
    private static final String POOL_UNITS = "200";
    private static final String POOL_FUNDS = "4000";

    /// Providers have a day to start what they sold, and say nothing: what is measured is trade.
    private static final String A_DAY = "\"startWithinMs\":86400000";

    private final Mix mix;
    private final String terms;
    private final Writer out;
    private final AttestedLines attested = new AttestedLines();
    private long timeMs = START_MS;

    private GeneratedCommands(Mix mix, String terms, Writer out) {
        this.mix = mix;
        this.terms = terms;
        this.out = out;
    }

    /// To standard output: how many commands of the mix, and the seed.
    public static void main(String[] arguments) throws IOException {
        try (var out =
                new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8))) {
            long seed = Long.parseLong(arguments[1]);
            new GeneratedCommands(Mix.STANDARD, A_DAY, out)
                    .write(seed, Long.parseLong(arguments[0]));
        }
    }

    static String of(Mix mix, long seed, long commands) throws IOException {
        return of(mix, A_DAY, seed, commands);
    }

    /// @param terms fields of the markets besides
    static String of(Mix mix, String terms, long seed, long commands) throws IOException {
        var out = new StringWriter();
        new GeneratedCommands(mix, terms, out).write(seed, commands);
        return out.toString();
    }

    private void write(long seed, long commands) throws IOException {
        var workload = new Workload(mix, seed);
        for (int m = 0; m < mix.markets(); m++) {
            market(Names.market(m));
            provider(Names.provider(m), m);
        }
        for (int i = 0; i < mix.makers(); i++) trader(Names.maker(i));
        for (int i = 0; i < mix.takers(); i++) trader(Names.taker(i));
        trader(Names.LIQUIDITY_PROVIDER);
        for (int m = 0; m < mix.markets(); m++) pool(m);
        for (int slot = 0; slot < workload.slots(); slot++) order(workload.fill(slot).command());
        for (long i = 0; i < commands; i++) order(workload.next().command());
    }

    private void market(String name) throws IOException {
        line(
                """
                "type":"create-market","market":"%s","rawUnit":"1,000,000 tokens",\
                "secondsPerRaw":1000000,"rateUnit":"tokens/s","defaultRate":"1000","tick":"0.01",\
                "lot":"0.0001","minNotional":"0.000001","referencePrice":"20",\
                "latencyReferenceMs":200,"latencyMaximumMs":2000,"throughputReference":"1000",\
                "observers":["observer"],%s""",
                name, terms);
    }

    private void provider(String account, int number) throws IOException {
        var market = Names.market(number);
        deposit(account);
        line(
                """
                "type":"register","account":"%s","id":"register","publicKey":"%s\"""",
                account, AttestedLines.publicKey(account));
        line(
                """
                "type":"bond","account":"%s","id":"bond","market":"%s","amount":"100000000\"""",
                account, market);
        line(
                """
                "type":"nonce","account":"%s","id":"nonce","market":"%s\"""",
                account, market);
        line(
                """
                "type":"attest","account":"%s","id":"attest","market":"%s","rate":"1000000000\"""",
                account, market);
        line(
                """
                "type":"issue","account":"%s","id":"issue","market":"%s","raw":"4500000",\
                "rate":"1000000000\"""",
                account, market);
        limit(account, number, "SELL", "4499000");
    }

    private void trader(String account) throws IOException {
        deposit(account);
        for (int m = 0; m < mix.markets(); m++) limit(account, m, "BUY", UNITS);
    }

    private void deposit(String account) throws IOException {
        line(
                """
                "type":"deposit","account":"%s","reference":"deposit","amount":"1000000000",\
                "origin":"faucet\"""",
                account);
    }

    private void limit(String account, int market, String side, String quantity)
            throws IOException {
        line(
                """
                "type":"LIMIT","account":"%s","clientOrderId":"units-%d","market":"%s",\
                "side":"%s","price":"20","quantity":"%s","delivery":"HOLD\"""",
                account, market, Names.market(market), side, quantity);
    }

    private void pool(int market) throws IOException {
        line(
                """
                "type":"add","account":"%s","id":"pool-%d","market":"%s","quantity":"%s",\
                "funds":"%s\"""",
                Names.LIQUIDITY_PROVIDER, market, Names.market(market), POOL_UNITS, POOL_FUNDS);
    }

    private void order(OrderCommand command) throws IOException {
        var account = command.getEnvelope().getAccount();
        var id = command.getEnvelope().getId();
        if (command.getBody() instanceof CancelOrder cancel) {
            line(
                    """
                    "type":"cancel","account":"%s","id":"%s","clientOrderId":"%s\"""",
                    account, id, cancel.getClientOrderId());
        } else {
            place(account, id, (PlaceOrder) command.getBody());
        }
    }

    private void place(String account, String id, PlaceOrder order) throws IOException {
        var figures = new StringBuilder();
        if (order.getType() == OrderType.MARKET) {
            figures.append(",\"slippagePpm\":").append(order.getSlippagePpm());
        }
        amount(figures, "price", order.getPriceMicros());
        amount(figures, "quantity", order.getQuantityMicros());
        amount(figures, "maxCost", order.getMaxCostMicros());
        line(
                """
                "type":"%s","account":"%s","clientOrderId":"%s","market":"%s","side":"%s",\
                "delivery":"%s"%s""",
                order.getType(),
                account,
                id,
                order.getMarket(),
                order.getSide(),
                order.getDelivery(),
                figures);
    }

    private static void amount(StringBuilder figures, String name, Long micros) {
        if (micros == null) return;
        figures.append(",\"").append(name).append("\":\"");
        figures.append(Decimals.show(micros)).append('"');
    }

    private void line(String fields, Object... values) throws IOException {
        var line = "{\"timestamp\":" + timeMs++ + "," + fields.formatted(values) + "}";
        out.write(attested.next(line));
        out.write('\n');
    }
}
