package xcm.test.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import xcm.api.Xcm;
import xcm.test.TransportUnderTest;

/** Is about the mark on each packet: RFC 2474. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
public abstract class DscpContract {
    private final List<TransportUnderTest> transports;

    /** Names the transports. */
    protected DscpContract(TransportUnderTest... transports) {
        this.transports = List.of(transports);
    }

    /** The type of service of IPv4, or the traffic class of IPv6, is 40 << 2. */
    private static final String MARKED = "(ip and ip[1] & 0xfc == 0xa0) or (ip6 and ip6[0:2] & 0x0fc0 == 0x0a00)";

    @Test
    void shouldMarkAllPacketsWhenConnected() throws Exception {
        try (var link = new Link();
                var dump = new Dump(link.here)) {
            for (var host : new String[] {Link.THERE, Link.THERE6}) {
                for (var transport : transports) {
                    try (var pair = Ends.over(link, transport, host)) {
                        pair.exchange();
                    }
                }
            }
            serveBoth(link, transports.get(0));
            dump.stop();
            assertTrue(dump.count("tcp") > 30);
            assertEquals(0, dump.count("tcp and not (" + MARKED + ")"));
        }
    }

    /** A server on the IPv6 wildcard serves IPv4, too. */
    private static void serveBoth(Link link, TransportUnderTest transport) throws Exception {
        var needed = transport.attributes().toBuilder()
                .add("xcm.service", transport.service().text())
                .build();
        try (var server = link.there.in(() -> Xcm.server(transport.name() + ":[*]:0", needed))) {
            var address = server.localAddress().orElseThrow();
            var connecting = link.here.start(() -> Xcm.connect(address.replace("[::]", Link.THERE), needed));
            try (var accepted = server.accept();
                    var client = Namespace.result(connecting)) {
                new Ends(client, accepted).exchange();
                var remote = accepted.remoteAddress().orElseThrow();
                assertTrue(remote.startsWith(accepted.transport() + ":[::ffff:" + Link.HERE + "]:"), remote);
            }
        }
    }
}
