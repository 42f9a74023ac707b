package ai.hanzo.hmm.door.http;

import ai.hanzo.hmm.door.access.Access;
import ai.hanzo.hmm.door.explain.Explanation;
import ai.hanzo.hmm.door.view.Rank;
import ai.hanzo.hmm.door.view.Shown;
import ai.hanzo.hmm.door.view.Views;
import ai.hanzo.hmm.wire.QualityScore;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.javalin.http.Context;

import java.util.List;
import java.util.function.Supplier;

/// What is known of providers, out.
public final class ProviderReads {
    private final Supplier<Views> views;

    public ProviderReads(Supplier<Views> views) {
        this.views = views;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(Access.PUBLIC, "/v1/providers/{provider}/quality", this::quality),
                Route.get(Access.PUBLIC, "/v1/markets/{kind}/{class}/providers", this::ofMarket));
    }

    /// In every market, or in the one of the query; as it was published, or with `explain` how it
    /// came about.
    private void quality(Context ctx) {
        var market = Paths.marketAsked(ctx);
        market.ifPresent(name -> Paths.known(views.get(), name));
        boolean explained = Paths.flag(ctx, "explain");
        var shown = JsonNodeFactory.instance.objectNode();
        var list = shown.putArray(explained ? "explained" : "quality");
        for (var score : views.get().quality(Paths.provider(ctx))) {
            if (market.isPresent() && !market.get().equals(score.getMarket())) continue;
            list.add(explained ? explained(score) : Shown.record(score));
        }
        Answers.json(ctx, shown);
    }

    private ObjectNode explained(QualityScore score) {
        var market = Paths.known(views.get(), score.getMarket());
        var scored = views.get().scored(score.getProvider(), score.getMarket());
        return Explanation.shown(market.getDefinition(), score, scored);
    }

    /// The best score first.
    private void ofMarket(Context ctx) {
        var market = Paths.market(ctx);
        Paths.known(views.get(), market);
        var after = Paths.asked(ctx, "after").map(Rank::parse);
        int limit = Paths.limit(ctx);
        var page = views.get().providers(market, after, limit);
        var shown = JsonNodeFactory.instance.objectNode().put("market", market);
        var list = shown.putArray("providers");
        page.forEach(score -> list.add(line(score)));
        if (page.size() == limit) shown.put("next", Rank.of(page.getLast()).text());
        Answers.json(ctx, shown);
    }

    private static ObjectNode line(QualityScore score) {
        var all = Shown.record(score);
        var shown = JsonNodeFactory.instance.objectNode();
        for (var field :
                List.of(
                        "provider",
                        "scorePpm",
                        "gradePpm",
                        "standing",
                        "buckets",
                        "obliged",
                        "allocated",
                        "rate",
                        "busyRate",
                        "attestedUntilMs")) {
            shown.set(field, all.get(field));
        }
        var day = score.getDay();
        shown.put("rank", day == null ? 0 : day.getRank());
        shown.put("ranked", day == null ? 0 : day.getRanked());
        return shown.put("strikes", score.getStrikes().size());
    }
}
