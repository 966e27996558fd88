package xcm.test.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.XcmSocket;
import xcm.attr.AttributeMap;
import xcm.linux.Errno;
import xcm.test.TransportUnderTest;

/** Is about peers that are lost without a word: the kernel finds out, see tcp(7). */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
public abstract class DeadPeerContract {
    private final List<TransportUnderTest> transports;

    /** Names the transports. */
    protected DeadPeerContract(TransportUnderTest... transports) {
        this.transports = List.of(transports);
    }

    private enum Activity {
        RECEIVE {
            @Override
            void run(XcmConnection connection) throws XcmException {
                connection.receive(Ends.bytes(100));
            }
        },
        RECEIVE_WITH_DATA_IN_FLIGHT {
            @Override
            void run(XcmConnection connection) throws XcmException {
                connection.send(Ends.bytes(100));
                connection.receive(Ends.bytes(100));
            }
        },
        SEND {
            @Override
            void run(XcmConnection connection) throws XcmException {
                while (true) {
                    connection.send(Ends.bytes(10_000));
                }
            }
        };

        abstract void run(XcmConnection connection) throws XcmException;
    }

    private record Victim(String name, Ends pair, Activity activity) {}

    private record Death(Victim victim, Errno errno, double seconds) {}

    @Test
    void shouldTimeOutWhenPeerIsLost() throws Exception {
        try (var link = new Link()) {
            var victims = new ArrayList<Victim>();
            for (var transport : transports) {
                for (var host : new String[] {Link.THERE, Link.THERE6}) {
                    for (var activity : Activity.values()) {
                        var pair = Ends.over(link, transport, host);
                        pair.exchange();
                        victims.add(new Victim(transport.name() + " " + host + " " + activity, pair, activity));
                    }
                }
            }
            long cut = System.nanoTime();
            link.cut();
            var deaths = new ArrayList<FutureTask<Death>>();
            for (var victim : victims) {
                deaths.add(link.here.start(() -> {
                    var errno = Ends.failure(() -> victim.activity.run(victim.pair.client()));
                    return new Death(victim, errno, (System.nanoTime() - cut) / 1e9);
                }));
            }
            for (var pending : deaths) {
                var death = Namespace.result(pending);
                assertEquals(Errno.ETIMEDOUT, death.errno, death.toString());
                assertTrue(death.seconds > 2 && death.seconds < 7, death.toString());
                assertEquals(
                        Errno.ETIMEDOUT,
                        Ends.failure(() -> death.victim.pair.client().send(Ends.bytes(1))));
                death.victim.pair.close();
            }
        }
    }

    @Test
    void shouldDetectLossOnceKeepaliveIsTurnedOn() throws Exception {
        var off = AttributeMap.builder().add("tcp.keepalive", false).build();
        var transport = transports.get(0);
        try (var link = new Link();
                var pair = Ends.over(link, transport, Link.THERE, off, off)) {
            for (var connection : List.of(pair.client(), pair.accepted())) {
                connection.setBlocking(false);
            }
            for (var side : List.of(link.here, link.there)) { // else it is tcp.user_timeout that detects it
                while (!side.in(Ends::isAllAcknowledged)) {
                    LockSupport.parkNanos(200_000); // there is no event to wait for
                }
            }
            link.cut();
            var client = link.here.start(() -> endure(pair.client()));
            var accepted = link.here.start(() -> endure(pair.accepted()));
            assertEquals(Errno.ETIMEDOUT, Namespace.result(client));
            assertEquals(Errno.ETIMEDOUT, Namespace.result(accepted));
        }
    }

    private static Errno endure(XcmConnection connection) throws XcmException {
        connection.await(XcmSocket.RECEIVABLE);
        assertFalse(Ends.isReady(connection, 5));
        connection.attributes().set("tcp.keepalive", true);
        assertTrue(Ends.isReady(connection, 7));
        return Ends.failure(() -> connection.receive(Ends.bytes(100)));
    }
}
