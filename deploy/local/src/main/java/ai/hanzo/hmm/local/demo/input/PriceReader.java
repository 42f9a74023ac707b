package ai.hanzo.hmm.local.demo.input;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads a series of GPU prices: a header that names at least `timestamp`, `price_min` and
/// `price_median` in any order, then a line per time (ISO 8601 with offset), prices in USD per
/// GPU-hour.
public final class PriceReader {
    private final Path file;
    private final int time;
    private final int least;
    private final int median;
    private final int columns;

    private PriceReader(Path file, String header) {
        var names = Arrays.asList(header.split(",", -1));
        this.file = file;
        this.columns = names.size();
        this.time = column(names, "timestamp");
        this.least = column(names, "price_min");
        this.median = column(names, "price_median");
    }

    /// The whole series.
    ///
    /// @throws UnreadableInput where the file cannot be read
    public static PriceSeries read(Path file) {
        try (var lines = Files.newBufferedReader(file)) {
            var header = lines.readLine();
            if (header == null) throw UnreadableInput.file(file, "is empty");
            var reader = new PriceReader(file, header);
            var points = new ArrayList<PricePoint>();
            var last = Instant.MIN;
            String line;
            while ((line = lines.readLine()) != null) {
                var point = reader.point(line, points.size() + 2);
                if (point.at().isBefore(last)) {
                    throw UnreadableInput.line(
                            file, points.size() + 2, "earlier than the line before: " + line);
                }
                last = point.at();
                points.add(point);
            }
            if (points.isEmpty()) throw UnreadableInput.file(file, "has no price in it");
            return new PriceSeries(points);
        } catch (IOException e) {
            throw UnreadableInput.file(file, e);
        }
    }

    private int column(List<String> names, String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw UnreadableInput.line(
                    file, 1, "the header must name " + name + ": " + String.join(",", names));
        }
        return index;
    }

    private PricePoint point(String line, long number) {
        var values = line.split(",", -1);
        if (values.length != columns) {
            throw UnreadableInput.line(
                    file, number, columns + " columns expected, found " + values.length);
        }
        try {
            return new PricePoint(
                    OffsetDateTime.parse(values[time]).toInstant(),
                    micros(values[least]),
                    micros(values[median]));
        } catch (DateTimeException e) {
            throw UnreadableInput.line(
                    file, number, "not a time like 2025-10-19T21:01:58+00:00: " + values[time], e);
        } catch (NumberFormatException e) {
            throw UnreadableInput.line(
                    file, number, "not a price: " + values[least] + " or " + values[median], e);
        } catch (ArithmeticException e) {
            throw UnreadableInput.line(
                    file,
                    number,
                    "a price has at most 6 decimals: " + values[least] + " or " + values[median],
                    e);
        } catch (IllegalArgumentException e) {
            throw UnreadableInput.line(file, number, e.getMessage(), e);
        }
    }

    private static long micros(String usd) {
        return new BigDecimal(usd).movePointRight(6).longValueExact();
    }
}
