package xcm.test.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.linux.Errno;
import xcm.test.TransportUnderTest;

/** Is about connects that nobody answers: the host does not, or the name server. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
public abstract class ConnectContract {
    private final List<TransportUnderTest> transports;

    /** Names the transports; they need the same attributes. */
    protected ConnectContract(TransportUnderTest... transports) {
        this.transports = List.of(transports);
    }

    @Test
    void shouldGoOnConnectingUntilPacketsPass() throws Exception {
        var connections = new ArrayList<XcmConnection>();
        try (var namespace = new Namespace()) {
            namespace.drop("tcp dport 7");
            for (var transport : transports) {
                var attributes = Ends.needed(transport).toBuilder()
                        .add("xcm.blocking", false)
                        .build();
                connections.add(namespace.in(() -> Xcm.connect(transport.name() + ":127.0.0.1:7", attributes)));
            }
            for (var connection : connections) {
                assertFalse(connection.finish());
                connection.await(0);
                assertFalse(Ends.isReady(connection, 0.1));
                assertFalse(connection.finish());
                assertEquals(0, connection.receive(Ends.bytes(1)));
                assertTrue(connection.localAddress().isEmpty());
                assertTrue(connection.remoteAddress().isEmpty());
            }
            namespace.dropNothing();
            for (var connection : connections) {
                assertTrue(Ends.isReady(connection, 5)); // the next SYN is due after a second
                assertEquals(Errno.ECONNREFUSED, Ends.failure(connection::finish));
                assertEquals(Errno.ECONNREFUSED, Ends.failure(() -> connection.send(Ends.bytes(1))));
                assertTrue(Ends.isReady(connection, 0));
            }
        } finally {
            connections.forEach(XcmConnection::close);
        }
    }

    @Test
    @SuppressWarnings("try") // the name server serves
    void shouldFailWhenNamesAreNotFound() throws Exception {
        try (var namespace = new Namespace();
                var server = new NameServer(namespace, "127.0.0.1")) {
            var plan = new Plan(namespace, transports.get(0));
            for (var transport : transports) {
                var name = transport.name();
                addSilent(plan, name);
                addUnknown(plan, name);
                plan.add("poll " + name + ":late.test:7", "ECONNREFUSED ", 1);
            }
            plan.run();
        }
    }

    /** Adds look-ups that are never answered; with other names each, as the C library may ask once for two. */
    private static void addSilent(Plan plan, String name) {
        var silent = ".silent.test:7";
        plan.add("connect " + name + ":a" + silent, "ENOENT ", 10);
        plan.add("poll " + name + ":b" + silent, "ENOENT ", 10);
        plan.add("connect " + name + ":c" + silent + " dns.timeout=0.0", "ENOENT ", 10);
        plan.add("connect " + name + ":d" + silent + " dns.timeout=2.0", "ENOENT ", 2);
        plan.add("poll " + name + ":e" + silent + " dns.timeout=2.0", "ENOENT ", 2);
        plan.add("serve " + name + ":f" + silent, "ENOENT ", 10);
        plan.add("connect " + name + ":127.0.0.1:7 xcm.local_addr=" + name + ":g" + silent, "ENOENT ", 10);
        plan.add("abandon " + name + ":h" + silent, "OK ", 0);
    }

    private static void addUnknown(Plan plan, String name) {
        plan.add("connect " + name + ":no.test:7", "ENOENT ", 0);
        plan.add("poll " + name + ":no.test:7", "ENOENT ", 0);
        plan.add("serve " + name + ":no.test:7", "ENOENT ", 0);
        plan.add("connect " + name + ":1.2.3:7", "ENOENT ", 0);
        plan.add("poll " + name + ":0x7f.1:7", "ENOENT ", 0);
    }
}
