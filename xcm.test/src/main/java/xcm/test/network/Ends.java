package xcm.test.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.XcmSocket;
import xcm.attr.AttributeMap;
import xcm.linux.Errno;
import xcm.linux.PollSet;
import xcm.test.TransportUnderTest;

/** Is the two ends of a connection, mostly over a link, blocking; the server was there. */
public record Ends(XcmConnection client, XcmConnection accepted) implements AutoCloseable {
    /** What a socket of any service is content with. */
    public static final AttributeMap ANY =
            AttributeMap.builder().add("xcm.service", "any").build();

    /** Connects, each end with attributes beside those that the transport needs. */
    public static Ends over(
            Link link, TransportUnderTest transport, String host, AttributeMap client, AttributeMap accepted)
            throws Exception {
        var needed = needed(transport);
        var address = transport.name() + ":" + host + ":0";
        try (var server = link.there.in(() -> Xcm.server(address, needed))) {
            var bound = server.localAddress().orElseThrow();
            var all = needed.toBuilder().addAll(client).build();
            var connecting = link.here.start(() -> Xcm.connect(bound, all));
            var connection = server.accept(accepted);
            return new Ends(Namespace.result(connecting), connection);
        }
    }

    public static Ends over(Link link, TransportUnderTest transport, String host) throws Exception {
        return over(link, transport, host, AttributeMap.of(), AttributeMap.of());
    }

    /** Returns what each socket of a transport needs. */
    static AttributeMap needed(TransportUnderTest transport) {
        return transport.attributes().toBuilder().addAll(ANY).build();
    }

    public static ByteBuffer bytes(int length) {
        return ByteBuffer.allocateDirect(length);
    }

    /** Proves that the connection carries something in both directions. */
    public void exchange() throws XcmException {
        carry(client, accepted);
        carry(accepted, client);
    }

    private static void carry(XcmConnection from, XcmConnection to) throws XcmException {
        from.send(bytes(100));
        int received = 0;
        while (received < 100) {
            received += to.receive(bytes(100));
        }
        assertEquals(100, received);
    }

    /** Waits for a non-blocking socket's descriptor. */
    public static boolean isReady(XcmSocket socket, double seconds) throws XcmException {
        var poll = new PollSet();
        poll.add(socket.fd(), PollSet.POLLIN);
        return poll.poll((long) (seconds * 1e9)) > 0;
    }

    /** Returns whether the TCP of the namespace that the thread is in has no data under way: the fifth column of proc(5). */
    static boolean isAllAcknowledged() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/thread-self/net/tcp"))) {
            return lines.skip(1)
                    .map(line -> line.trim().split(" +")[4])
                    .allMatch(queues -> queues.startsWith("00000000:"));
        }
    }

    /** Is something that may fail. */
    public interface Operation {
        void run() throws XcmException;
    }

    /** Returns the errno of something that has to fail. */
    public static Errno failure(Operation operation) {
        return assertThrows(XcmException.class, operation::run).errno();
    }

    @Override
    public void close() {
        client.close();
        accepted.close();
    }
}
