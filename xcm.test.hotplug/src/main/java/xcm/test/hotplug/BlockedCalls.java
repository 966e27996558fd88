package xcm.test.hotplug;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmPoller;
import xcm.api.XcmSocket;
import xcm.linux.AddressFamily;
import xcm.linux.NativeSocket;
import xcm.linux.PollSet;
import xcm.linux.SockAddr;
import xcm.linux.SocketType;

/**
 * Stops the bundle of a transport while calls wait on its sockets, in platform and virtual threads: they end with ENOPROTOOPT,
 * which nothing but the stop can bring about.
 */
public final class BlockedCalls {
    /** Whether threads are virtual. */
    private static final List<Boolean> KINDS = Threads.VIRTUAL ? List.of(false, true) : List.of(false);

    private final Container container;
    private final TransportBundle transport;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /**
     * Makes the scenarios.
     *
     * @param container where to run them
     * @param transport the bundle to stop
     */
    public BlockedCalls(Container container, TransportBundle transport) {
        this.container = container;
        this.transport = transport;
    }

    /** Ends calls that wait to receive. */
    public void endReceive() throws Exception {
        end("receive", scheme -> {
            var connection = connected(scheme);
            return () -> connection.receive(ByteBuffer.allocateDirect(1));
        });
    }

    /** Ends calls that wait to send, as nobody receives. */
    public void endSend() throws Exception {
        end("send", scheme -> {
            var connection = connected(scheme);
            return () -> {
                var data = ByteBuffer.allocateDirect(32_768);
                while (true) {
                    connection.send(data.clear());
                }
            };
        });
    }

    /**
     * Ends calls that wait to receive at both ends of a connection: neither takes the end of the other's socket for its
     * peer's.
     */
    public void endReceiveAtBothEnds() throws Exception {
        endAll("receive at both ends", scheme -> {
            var pair = closing(Pair.open(scheme));
            return List.of(
                    () -> pair.client().receive(ByteBuffer.allocateDirect(1)),
                    () -> pair.accepted().receive(ByteBuffer.allocateDirect(1)));
        });
    }

    /** Ends calls that wait to accept. */
    public void endAccept() throws Exception {
        end("accept", scheme -> closing(Xcm.server(scheme.newAddress(), scheme.attributes()))::accept);
    }

    /**
     * Ends calls that wait to be connected; only those over TCP ever wait.
     *
     * @throws IllegalStateException if the bundle is another
     */
    public void endConnect() throws Exception {
        if (transport == TransportBundle.UX) {
            throw new IllegalStateException("connect does not wait: " + transport);
        }
        end("connect", scheme -> {
            var address = scheme.at("127.0.0.1", portThatDoesNotAnswer());
            return () -> Xcm.connect(address, scheme.attributes()).close();
        });
    }

    /**
     * Ends calls that wait in the middle of a handshake, to connect and to accept, as the peer says nothing; only those of TLS
     * ever do.
     *
     * @throws IllegalStateException if none of the bundle's transports, or of those that are built on them, is of TLS
     */
    public void endHandshake() throws Exception {
        var schemes = transport.affected().stream().filter(Scheme::isTls).toList();
        if (schemes.isEmpty()) {
            throw new IllegalStateException("there is no handshake: " + transport);
        }
        end(KINDS, "handshake", schemes, scheme -> {
            var peer = closing(new Peer(scheme));
            var server = closing(Xcm.server(scheme.newAddress(), scheme.attributes()));
            closing(Foreign.socket(scheme)).connect(Foreign.address(scheme, Pair.addressOf(server)));
            return List.of(
                    () -> Xcm.connect(peer.address(), scheme.attributes()).close(), server::accept);
        });
    }

    /**
     * Ends calls of {@link XcmPoller#poll()}; the socket's next operation then tells why.
     */
    public void endPoll() throws Exception {
        end("poll", scheme -> {
            var connection = awaitingData(scheme);
            var poller = closing(XcmPoller.open());
            var called = new AtomicInteger();
            poller.add(connection, called::incrementAndGet);
            return () -> {
                Check.equal(1, poller.poll(), "handlers that the poller has called");
                Check.equal(1, called.get(), "calls of the handler");
                connection.receive(ByteBuffer.allocateDirect(1));
            };
        });
    }

    /**
     * Ends waits for {@link XcmSocket#fd()} that the library knows nothing of; the socket's next operation then tells why.
     */
    public void endForeignPoll() throws Exception {
        end(List.of(false), "poll(2)", transport.affected(), scheme -> {
            var connection = awaitingData(scheme);
            var polls = new PollSet();
            polls.add(connection.fd(), PollSet.POLLIN);
            return List.of(() -> {
                Check.equal(1, polls.poll(-1), "descriptors that are ready");
                connection.receive(ByteBuffer.allocateDirect(1));
            });
        });
    }

    // ---- how

    /** Makes a call that will wait, on sockets of its own. */
    private interface Caller {
        Check.Operation on(Scheme scheme) throws Exception;
    }

    /** Makes calls that will wait, on sockets of their own. */
    private interface Callers {
        List<Check.Operation> on(Scheme scheme) throws Exception;
    }

    private void end(String name, Caller caller) throws Exception {
        endAll(name, scheme -> List.of(caller.on(scheme)));
    }

    private void endAll(String name, Callers callers) throws Exception {
        end(KINDS, name, transport.affected(), callers);
    }

    private void end(List<Boolean> kinds, String name, List<Scheme> schemes, Callers callers) throws Exception {
        container.restore();
        var footprint = Footprint.now();
        try {
            var calls = new ArrayList<Blocked>();
            for (var scheme : schemes) {
                for (boolean virtual : kinds) {
                    for (var call : callers.on(scheme)) {
                        calls.add(Blocked.start(name + " by " + scheme.text(), virtual, call));
                    }
                }
            }
            stop(calls);
        } finally {
            while (!open.isEmpty()) {
                open.pop().close();
            }
            container.restore();
        }
        Footprint.awaitNoMoreThan(footprint);
    }

    private void stop(List<Blocked> calls) throws Exception {
        container.bundle(transport).stop();
        for (var call : calls) {
            call.assertWithdrawn();
        }
    }

    private <T extends AutoCloseable> T closing(T resource) {
        open.push(resource);
        return resource;
    }

    private XcmConnection connected(Scheme scheme) throws Exception {
        return closing(Foreign.open(scheme)).connection();
    }

    /** Returns a non-blocking connection that is to be reported when data comes, which never does. */
    private XcmConnection awaitingData(Scheme scheme) throws Exception {
        var connection = connected(scheme);
        connection.setBlocking(false);
        connection.await(XcmSocket.RECEIVABLE);
        return connection;
    }

    /** Listens with a queue that is full: the kernel drops what comes, see listen(2). */
    private String portThatDoesNotAnswer() throws Exception {
        var host = InetAddress.getByName("127.0.0.1");
        var listener = closing(NativeSocket.open(AddressFamily.AF_INET, SocketType.SOCK_STREAM, 0));
        Check.equal(0, listener.bind(SockAddr.of(host, 0)), "bind");
        Check.equal(0, listener.listen(0), "listen");
        var bound = listener.localAddress();
        closing(NativeSocket.open(AddressFamily.AF_INET, SocketType.SOCK_STREAM, 0))
                .connect(bound);
        return bound.toString().substring(bound.toString().lastIndexOf(':') + 1);
    }
}
