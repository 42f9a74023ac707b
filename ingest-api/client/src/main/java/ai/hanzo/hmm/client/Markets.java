package ai.hanzo.hmm.client;

import ai.hanzo.hmm.client.answer.Book;
import ai.hanzo.hmm.client.answer.Candle;
import ai.hanzo.hmm.client.answer.Market;
import ai.hanzo.hmm.client.answer.Prices;
import ai.hanzo.hmm.client.answer.Trade;
import ai.hanzo.hmm.client.http.Calls;
import ai.hanzo.hmm.client.http.Json;
import ai.hanzo.hmm.client.http.Pages;
import ai.hanzo.hmm.client.http.Path;
import ai.hanzo.hmm.client.http.Request;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// What markets there are and what happens there; everybody may know.
public final class Markets {
    private final Calls calls;

    Markets(Calls calls) {
        this.calls = calls;
    }

    /// All of them.
    public List<Market> all() {
        var shown = calls.send(Request.get(new Path("/v1/markets"))).body();
        return shown.path("markets").valueStream().map(m -> Json.as(Market.class, m)).toList();
    }

    /// @throws Problem `UNKNOWN_MARKET`
    public Market of(String market) {
        return calls.get(Market.class, Path.ofMarket(market, ""));
    }

    public Prices prices(String market) {
        return calls.get(Prices.class, Path.ofMarket(market, "/price"));
    }

    /// @param levels of each side, 1 to 100
    public Book book(String market, int levels) {
        return calls.get(Book.class, Path.ofMarket(market, "/book").with("levels", levels));
    }

    /// The newest first, as far back as the door remembers.
    public Stream<Trade> trades(String market) {
        var path = Path.ofMarket(market, "/trades");
        return Pages.stream(
                before -> {
                    var page = calls.send(Request.get(path.withAny("before", before))).body();
                    return Answers.page(page, "trades", Trade.class);
                });
    }

    /// The oldest first.
    ///
    /// @param interval 1s, 1m, 5m, 1h or 1d
    /// @param to not included
    public List<Candle> candles(String market, String interval, Instant from, Instant to) {
        var path =
                Path.ofMarket(market, "/candles")
                        .with("interval", interval)
                        .with("fromMs", from.toEpochMilli())
                        .with("toMs", to.toEpochMilli());
        var shown = calls.send(Request.get(path)).body();
        return shown.path("candles").valueStream().map(c -> Json.as(Candle.class, c)).toList();
    }
}
