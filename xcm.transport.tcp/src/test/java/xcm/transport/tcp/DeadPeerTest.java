package xcm.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.XcmSocket;
import xcm.linux.Errno;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DeadPeerTest {
    private enum Activity {
        RECEIVE {
            @Override
            void run(XcmConnection connection) throws XcmException {
                connection.receive(Pair.bytes(100));
            }
        },
        RECEIVE_WITH_DATA_IN_FLIGHT {
            @Override
            void run(XcmConnection connection) throws XcmException {
                connection.send(Pair.bytes(100));
                connection.receive(Pair.bytes(100));
            }
        },
        SEND {
            @Override
            void run(XcmConnection connection) throws XcmException {
                while (true) {
                    connection.send(Pair.bytes(10_000));
                }
            }
        };

        abstract void run(XcmConnection connection) throws XcmException;
    }

    private record Victim(String name, Pair pair, Activity activity) {}

    private record Death(Victim victim, Errno errno, double seconds) {}

    @Test
    void shouldTimeOutWhenPeerIsLost() throws Exception {
        try (var link = new Link()) {
            var victims = new ArrayList<Victim>();
            for (var transport : new String[] {"tcp", "btcp"}) {
                for (var host : new String[] {Link.THERE, Link.THERE6}) {
                    for (var activity : Activity.values()) {
                        var pair = Pair.over(link, transport, host);
                        pair.exchange();
                        victims.add(new Victim(transport + " " + host + " " + activity, pair, activity));
                    }
                }
            }
            long cut = System.nanoTime();
            link.cut();
            var deaths = new ArrayList<FutureTask<Death>>();
            for (var victim : victims) {
                deaths.add(link.here.start(() -> {
                    var errno = Pair.failure(() -> victim.activity.run(victim.pair.client()));
                    return new Death(victim, errno, (System.nanoTime() - cut) / 1e9);
                }));
            }
            for (var pending : deaths) {
                var death = Namespace.result(pending);
                assertEquals(Errno.ETIMEDOUT, death.errno, death.toString());
                assertTrue(death.seconds > 2 && death.seconds < 7, death.toString());
                assertEquals(
                        Errno.ETIMEDOUT,
                        Pair.failure(() -> death.victim.pair.client().send(Pair.bytes(1))));
                death.victim.pair.close();
            }
        }
    }

    @Test
    void shouldDetectLossOnceKeepaliveIsTurnedOn() throws Exception {
        var off = Pair.ANY.toBuilder()
                .add("tcp.keepalive", false)
                .add("xcm.blocking", false)
                .build();
        try (var link = new Link();
                var pair = Pair.over(link, "tcp", Link.THERE, off, off)) {
            link.cut();
            var client = link.here.start(() -> endure(pair.client()));
            var accepted = link.here.start(() -> endure(pair.accepted()));
            assertEquals(Errno.ETIMEDOUT, Namespace.result(client));
            assertEquals(Errno.ETIMEDOUT, Namespace.result(accepted));
        }
    }

    private static Errno endure(XcmConnection connection) throws XcmException {
        connection.await(XcmSocket.RECEIVABLE);
        assertFalse(Pair.isReady(connection, 5));
        connection.attributes().set("tcp.keepalive", true);
        assertTrue(Pair.isReady(connection, 7));
        return Pair.failure(() -> connection.receive(Pair.bytes(100)));
    }
}
