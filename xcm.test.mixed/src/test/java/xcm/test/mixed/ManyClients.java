package xcm.test.mixed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.XcmPoller;
import xcm.api.XcmSocket;
import xcm.attr.AttributeMap;

/**
 * Is a program that opens many connections, sends a message on each, awaits it back, and, when all are open, does so again.
 * It tells each of the two on a line of its output, and ends when its input ends. Its arguments are how many connections,
 * the folder of the credentials, which may be empty, and the addresses, which take turns.
 */
final class ManyClients {
    /** How many connections may be on their way: fewer than wait at a server. */
    private static final int WINDOW = 16;

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final int count;
    private final AttributeMap attributes;
    private final List<String> addresses;
    private final XcmPoller poller = XcmPoller.open();
    private final List<XcmConnection> connections = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(Integer.BYTES);
    private int echoed;

    private ManyClients(int count, AttributeMap attributes, List<String> addresses) throws XcmException {
        this.count = count;
        this.attributes = attributes.toBuilder().add("xcm.blocking", false).build();
        this.addresses = addresses;
    }

    /** Runs it. */
    public static void main(String[] args) throws IOException {
        var credentials = args[1].isEmpty() ? AttributeMap.of() : CredentialFolder.attributes(Path.of(args[1]));
        new ManyClients(Integer.parseInt(args[0]), credentials, List.of(args).subList(2, args.length)).run();
    }

    private void run() throws IOException {
        while (echoed < count) {
            while (connections.size() < Math.min(count, echoed + WINDOW)) {
                open(connections.size());
            }
            poll();
        }
        tell("opened and echoed " + echoed);
        for (int i = 0; i < count; i++) {
            send(connections.get(i), i);
        }
        while (echoed < 2 * count) {
            poll();
        }
        tell("echoed again " + (echoed - count));
        if (System.in.read() < 0) {
            connections.forEach(XcmConnection::close);
            poller.close();
        }
    }

    private void open(int number) throws XcmException {
        var connection = Xcm.connect(addresses.get(number % addresses.size()), attributes);
        connections.add(connection);
        poller.add(connection, () -> receive(connection, number));
        send(connection, number);
    }

    private void send(XcmConnection connection, int number) throws XcmException {
        if (connection.send(buffer.clear().putInt(0, number)) == 0) {
            throw new IllegalStateException("a single message is not taken");
        }
        connection.await(XcmSocket.RECEIVABLE);
    }

    private void receive(XcmConnection connection, int number) throws XcmException {
        int received = connection.receive(buffer.clear());
        if (received == 0) {
            return;
        }
        if (received != Integer.BYTES || buffer.getInt(0) != number) {
            throw new IllegalStateException(received + " bytes, not the number " + number);
        }
        echoed++;
        connection.await(0);
    }

    private void poll() throws IOException {
        if (poller.poll(LONGEST) == 0) {
            throw new IllegalStateException("nothing comes, " + echoed + " echoed");
        }
    }

    private static void tell(String text) {
        System.out.println(text);
    }
}
