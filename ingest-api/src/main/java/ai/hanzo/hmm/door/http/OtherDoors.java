package ai.hanzo.hmm.door.http;

import com.fasterxml.jackson.databind.JsonNode;

import io.javalin.http.Context;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The other doors of the exchange, which have the rest of what is shared out among them.
public interface OtherDoors {
    /// Marks a request that comes from another door, which answers with what it has itself. It
    /// gives no rights: whoever sends it is told less, and is asked who it is as without it.
    String ASKED_BY_DOOR = "Hmm-Asked-By-Door";

    /// There are none.
    OtherDoors NONE = _ -> CompletableFuture.completedFuture(List.of());

    /// What all others answer to the same request; nothing when it comes from one of them. Fails
    /// with {@link ai.hanzo.hmm.door.problem.Problem} when one cannot be reached in time.
    CompletableFuture<List<JsonNode>> ask(Context ctx);

    /// Whether a request comes from another door.
    static boolean isAsking(Context ctx) {
        return ctx.header(ASKED_BY_DOOR) != null;
    }
}
