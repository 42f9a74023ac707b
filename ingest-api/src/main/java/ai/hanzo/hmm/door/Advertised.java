package ai.hanzo.hmm.door;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// Where the exchange's other doors reach one.
final class Advertised {
    private Advertised() {}

    /// What the settings say, else where it listens; this machine's own address where that is all
    /// of them.
    ///
    /// @param port that it listens on
    static String of(DoorSettings settings, int port) {
        if (!settings.advertised().isEmpty()) return settings.advertised();
        var host = reachable(settings.host());
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }

    private static String reachable(String host) {
        try {
            var listening = InetAddress.getByName(host);
            return listening.isAnyLocalAddress()
                    ? InetAddress.getLocalHost().getHostAddress()
                    : host;
        } catch (UnknownHostException e) {
            throw new IllegalStateException(
                    "this machine does not know its own address: say it with --advertised", e);
        }
    }
}
