package ai.hanzo.hmm.door.http;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/// One method of one path. Routes are values, so that they can be listed and compared.
public record Route(HandlerType method, String path, Handler handler) {
    static Route get(String path, Handler handler) {
        return new Route(HandlerType.GET, path, handler);
    }

    static Route post(String path, Handler handler) {
        return new Route(HandlerType.POST, path, handler);
    }

    static Route put(String path, Handler handler) {
        return new Route(HandlerType.PUT, path, handler);
    }

    static Route patch(String path, Handler handler) {
        return new Route(HandlerType.PATCH, path, handler);
    }

    static Route delete(String path, Handler handler) {
        return new Route(HandlerType.DELETE, path, handler);
    }
}
