package ai.hanzo.hmm.provider.door;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;

import javax.net.ssl.SSLException;

/// Why a connection came to nothing, in a few words of our own: what a stranger sent is not
/// repeated.
public final class Broken {
    private Broken() {}

    public static String why(IOException broken) {
        return switch (broken) {
            case ConnectException e when e.getCause() instanceof UnresolvedAddressException ->
                    "no such host";
            case ConnectException _, HttpConnectTimeoutException _ -> "no connection";
            case SSLException _ -> "no TLS connection";
            default -> "the connection broke, or it is no HTTP";
        };
    }
}
