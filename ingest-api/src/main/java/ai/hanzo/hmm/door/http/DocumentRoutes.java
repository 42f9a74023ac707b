package ai.hanzo.hmm.door.http;

import ai.hanzo.hmm.door.access.Access;

import io.javalin.http.Context;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What can be asked of the door, told to tools: OpenAPI for HTTP, AsyncAPI for feeds and topics.
public final class DocumentRoutes {
    private static final List<String> DOCUMENTS = List.of("openapi.yaml", "asyncapi.yaml");

    /// Of RFC 9512.
    private static final String MEDIA_TYPE = "application/yaml";

    public List<Route> routes() {
        return DOCUMENTS.stream().map(DocumentRoutes::route).toList();
    }

    private static Route route(String document) {
        var text = text(document);
        return Route.get(Access.PUBLIC, "/" + document, ctx -> answer(ctx, text));
    }

    private static void answer(Context ctx, String text) {
        Answers.raw(ctx, MEDIA_TYPE, text);
    }

    private static String text(String document) {
        var resource = "/api/" + document;
        try (var in = DocumentRoutes.class.getResourceAsStream(resource)) {
            if (in == null) throw new FileNotFoundException(resource);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
