package ai.hanzo.hmm.jmh;

import ai.hanzo.hmm.market.book.Side;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A recorded order flow: `seq,time,command,order id,side,price in 1/10,000 USD,quantity,...` with
/// a head line, where a command is `SUBMIT`, `CANCEL`, `IOC` or `REDUCE`. The last takes a quantity
/// off an order.
final class OrderFlow {
    private OrderFlow() {}

    static List<Step> read(Path file) throws IOException {
        var steps = new ArrayList<Step>();
        var placed = new HashMap<Long, Long>();
        for (var line : Files.readAllLines(file)) {
            if (steps.isEmpty() && line.startsWith("seq")) continue;
            var step = step(line.split(","), placed);
            if (step.kind() != Step.Kind.CANCEL) placed.put(step.id(), step.toLots());
            steps.add(step);
        }
        return steps;
    }

    private static Step step(String[] cells, Map<Long, Long> placed) {
        long id = Long.parseLong(cells[3]);
        var side = Side.valueOf(cells[4]);
        long price = Long.parseLong(cells[5]) * Figures.TICK;
        long lots = Long.parseLong(cells[6]);
        return switch (cells[2]) {
            case "SUBMIT" -> Step.place(id, side, price, lots);
            case "IOC" -> Step.take(id, side, price, lots);
            case "CANCEL" -> Step.place(id, side, price, lots).cancelled();
            case "REDUCE" -> Step.place(id, side, price, placed.get(id)).lowered(lots);
            default -> throw new IllegalArgumentException("no such command: " + cells[2]);
        };
    }
}
