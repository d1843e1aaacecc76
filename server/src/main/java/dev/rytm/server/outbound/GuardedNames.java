package dev.rytm.server.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/// Looks names up for one connection, and lets no address through that is not public.
///
/// What is checked is what is connected to: the client takes these very addresses and asks for no others, so a
/// name that changes between the check and the call gains nothing. An address written as one goes the same way.
final class GuardedNames implements DnsResolver {

    private final DnsResolver names;
    private final boolean local;

    GuardedNames(DnsResolver names, boolean local) {
        this.names = names;
        this.local = local;
    }

    /// One address inside is enough to refuse the name: nobody means to be at home in both.
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.resolve(host);
        for (InetAddress address : addresses) {
            if (!PublicAddresses.contain(address) && !(local && address.isLoopbackAddress())) {
                throw new NotPublic(host);
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /// The name leads to an address that is not public.
    static final class NotPublic extends UnknownHostException {

        private static final long serialVersionUID = 1;

        NotPublic(String host) {
            super(host + " leads to an address that is not public");
        }
    }
}
