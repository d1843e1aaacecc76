package dev.rytm.server.outbound;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/// Which addresses belong to the public internet. Everything else is somebody's inside: ours, or our provider's.
///
/// Source: the IANA special-purpose address registries for IPv4 and IPv6, read 2026-08. Of IPv6 only `2000::/3`
/// is given out at all, so whatever leads elsewhere by itself (mapped and translated IPv4, unique local,
/// link-local, multicast) is left out by that alone. Java reads an address that is mapped from IPv4 as that IPv4
/// address.
final class PublicAddresses {

    private static final Range GIVEN_OUT = Range.of("2000::/3");

    private static final List<Range> INSIDE = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20")
            .map(Range::of)
            .toList();

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        return (bytes.length == 4 || GIVEN_OUT.contains(bytes))
                && INSIDE.stream().noneMatch(range -> range.contains(bytes));
    }

    /// All addresses of one width that begin with the same bits.
    private record Range(BigInteger first, int width, int bits) {

        static Range of(String text) {
            int slash = text.indexOf('/');
            try {
                byte[] first = InetAddress.getByName(text.substring(0, slash)).getAddress();
                return new Range(
                        new BigInteger(1, first),
                        first.length * Byte.SIZE,
                        Integer.parseInt(text.substring(slash + 1)));
            } catch (UnknownHostException e) {
                throw new IllegalStateException(text, e);
            }
        }

        boolean contains(byte[] address) {
            return address.length * Byte.SIZE == width
                    && new BigInteger(1, address)
                                    .xor(first)
                                    .shiftRight(width - bits)
                                    .signum()
                            == 0;
        }
    }
}
