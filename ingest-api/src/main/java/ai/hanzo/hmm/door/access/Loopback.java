package ai.hanzo.hmm.door.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/// Names and addresses that only this machine can reach.
public final class Loopback {
    private static final Pattern V4 = Pattern.compile("127(\\.[0-9]{1,3}){3}");

    private Loopback() {}

    /// Whether a host as a URL or a header names it is this machine, said without asking anybody: a
    /// name that somebody else could point here is not.
    ///
    /// @param host without a port
    public static boolean isName(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.equals("[::1]") || V4.matcher(name).matches();
    }

    /// Whether who listens there is reached from this machine alone.
    ///
    /// @throws IllegalArgumentException when the host is unknown
    public static boolean isAddress(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("host is unknown: " + host, e);
        }
    }
}
