package dev.parley.gateway.limit;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Whom anonymous calls are counted to: an IPv4 address, or the /64 network that one IPv6 subscriber has to themselves. */
final class CallerAddress {
    private static final int NETWORK_BYTES = 8;

    private CallerAddress() {}

    static String group(@Nullable InetSocketAddress caller) {
        if (caller == null || caller.getAddress() == null) {
            return "unknown";
        }
        return caller.getAddress() instanceof Inet6Address v6
                ? HexFormat.of().formatHex(v6.getAddress(), 0, NETWORK_BYTES)
                : caller.getAddress().getHostAddress();
    }
}
