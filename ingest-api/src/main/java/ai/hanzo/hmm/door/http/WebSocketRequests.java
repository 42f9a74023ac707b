package ai.hanzo.hmm.door.http;

import io.javalin.http.Header;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import java.io.IOException;

/// Lets a request for a WebSocket come to its route like any other, past all that stands before the
/// routes. Javalin would take it out of the way by the one header that is hidden here; Jetty, which
/// upgrades the connection, reads the request behind the wrapper.
final class WebSocketRequests implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var http = (HttpServletRequest) request;
        boolean isWebSocket = http.getHeader(Header.SEC_WEBSOCKET_VERSION) != null;
        chain.doFilter(isWebSocket ? new Plain(http) : http, response);
    }

    private static final class Plain extends HttpServletRequestWrapper {
        Plain(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getHeader(String name) {
            return Header.SEC_WEBSOCKET_VERSION.equalsIgnoreCase(name)
                    ? null
                    : super.getHeader(name);
        }
    }
}
