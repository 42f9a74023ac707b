package ai.hanzo.hmm.door.http;

import ai.hanzo.hmm.door.access.Access;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/// One method of one path. Routes are values, so that they can be listed and compared.
///
/// @param access what is asked of its caller
public record Route(HandlerType method, String path, Access access, Handler handler) {
    static Route get(Access access, String path, Handler handler) {
        return new Route(HandlerType.GET, path, access, handler);
    }

    static Route post(Access access, String path, Handler handler) {
        return new Route(HandlerType.POST, path, access, handler);
    }

    static Route put(Access access, String path, Handler handler) {
        return new Route(HandlerType.PUT, path, access, handler);
    }

    static Route patch(Access access, String path, Handler handler) {
        return new Route(HandlerType.PATCH, path, access, handler);
    }

    static Route delete(Access access, String path, Handler handler) {
        return new Route(HandlerType.DELETE, path, access, handler);
    }
}
