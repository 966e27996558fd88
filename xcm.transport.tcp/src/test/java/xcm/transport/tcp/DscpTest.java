package xcm.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import xcm.api.Xcm;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DscpTest {
    /** The type of service of IPv4, or the traffic class of IPv6, is 40 << 2. */
    private static final String MARKED = "(ip and ip[1] & 0xfc == 0xa0) or (ip6 and ip6[0:2] & 0x0fc0 == 0x0a00)";

    @Test
    void shouldMarkAllPacketsWhenConnected() throws Exception {
        try (var link = new Link();
                var dump = new Dump(link.here)) {
            for (var host : new String[] {Link.THERE, Link.THERE6}) {
                for (var transport : new String[] {"tcp", "btcp"}) {
                    try (var pair = Pair.over(link, transport, host)) {
                        pair.exchange();
                    }
                }
            }
            serveBoth(link);
            dump.stop();
            assertTrue(dump.count("tcp") > 30);
            assertEquals(0, dump.count("tcp and not (" + MARKED + ")"));
        }
    }

    /** A server on the IPv6 wildcard serves IPv4, too. */
    private static void serveBoth(Link link) throws Exception {
        try (var server = link.there.in(() -> Xcm.server("tcp:[*]:0"))) {
            var address = server.localAddress().orElseThrow();
            var connecting = link.here.start(() -> Xcm.connect(address.replace("[::]", Link.THERE)));
            try (var accepted = server.accept();
                    var client = Namespace.result(connecting)) {
                new Pair(client, accepted).exchange();
                assertTrue(accepted.remoteAddress().orElseThrow().startsWith("tcp:[::ffff:" + Link.HERE + "]:"));
            }
        }
    }
}
