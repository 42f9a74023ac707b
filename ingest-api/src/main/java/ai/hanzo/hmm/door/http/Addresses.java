package ai.hanzo.hmm.door.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// Where requests come from, as they are counted.
final class Addresses {
    private static final int NETWORK_BYTES = 8;

    private Addresses() {}

    /// An IPv4 address stands for itself. Of IPv6 whoever has one has all of its 64 bits' network,
    /// which count together.
    ///
    /// @param remote the socket's address, not a name
    static String group(String remote) {
        if (remote.indexOf(':') < 0) return remote;
        var bare = remote.startsWith("[") ? remote.substring(1, remote.length() - 1) : remote;
        var address = InetAddress.ofLiteral(bare);
        if (!(address instanceof Inet6Address)) return address.getHostAddress();
        var network = Arrays.copyOf(address.getAddress(), NETWORK_BYTES);
        return HexFormat.of().formatHex(network) + "/64";
    }
}
