package ai.hanzo.hmm.door.http;

import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

import java.util.Optional;
import java.util.concurrent.TimeoutException;

/// What is so wrong that no route ever sees it (a broken request line, headers too long, a server
/// that is stopping) is a problem too, and looks like one.
final class ProblemPages extends ErrorHandler {
    private final Requests requests;

    ProblemPages(Requests requests) {
        this.requests = requests;
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            String message,
            Throwable cause,
            Callback callback) {
        var problem = Problem.of(code(status), message == null ? "" : message);
        requests.refused(request.getMethod(), problem.code());
        response.setStatus(problem.code().status());
        SecurityHeaders.putAll(response.getHeaders()::put);
        response.getHeaders().put(new HttpField(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE));
        var path = request.getHttpURI() == null ? "" : request.getHttpURI().getPath();
        Content.Sink.write(
                response, true, problem.json(path == null ? "" : path).toString(), callback);
    }

    /// What Jetty found wrong with a request, wherever in a failure it is.
    static Optional<Problem> decided(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpException broken) {
                return Optional.of(
                        Problem.of(code(broken.getCode()), String.valueOf(broken.getReason())));
            }
            if (cause instanceof TimeoutException) {
                return Optional.of(
                        Problem.of(Code.REQUEST_TIMEOUT, "the rest of the request did not come"));
            }
        }
        return Optional.empty();
    }

    /// The code of a status that was decided elsewhere.
    static Code code(int status) {
        return switch (status) {
            case HttpStatus.UNAUTHORIZED_401 -> Code.UNAUTHENTICATED;
            case HttpStatus.FORBIDDEN_403 -> Code.FORBIDDEN;
            case HttpStatus.NOT_FOUND_404 -> Code.NOT_FOUND;
            case HttpStatus.METHOD_NOT_ALLOWED_405 -> Code.METHOD_NOT_ALLOWED;
            case HttpStatus.REQUEST_TIMEOUT_408 -> Code.REQUEST_TIMEOUT;
            case HttpStatus.PAYLOAD_TOO_LARGE_413 -> Code.BODY_TOO_LARGE;
            case HttpStatus.UNSUPPORTED_MEDIA_TYPE_415 -> Code.UNSUPPORTED_MEDIA_TYPE;
            case HttpStatus.SERVICE_UNAVAILABLE_503 -> Code.UNAVAILABLE;
            case HttpStatus.NOT_IMPLEMENTED_501, HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505 ->
                    Code.MALFORMED;
            default -> status >= 500 ? Code.INTERNAL : Code.MALFORMED;
        };
    }
}
