package xcm.test.hotplug;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.XcmServer;
import xcm.api.XcmSocket;
import xcm.attr.AttributeMap;
import xcm.linux.Errno;

/** Is a thread that opens servers and connections, uses them at once, and keeps the last ones. */
final class Opener implements AutoCloseable {
    private static final int KEPT = 8;
    private static final int PROGRESS = 5;

    private final List<Peer> peers = new ArrayList<>();
    private final Deque<XcmSocket> open = new ArrayDeque<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Thread thread;
    private final AtomicLong opened = new AtomicLong();
    private volatile long checksAsked;
    private volatile long checksDone;
    private volatile boolean ending;

    /** Starts to open sockets of these transports. */
    Opener(List<Scheme> schemes) throws Exception {
        for (var scheme : schemes) {
            peers.add(new Peer(scheme));
        }
        thread = Threads.start("opens", false, this::run);
    }

    private void run() {
        try {
            while (!ending) {
                if (checksAsked > checksDone) {
                    assertGone();
                    checksDone = checksAsked;
                }
                for (var peer : peers) {
                    tryToOpen(peer);
                }
            }
        } catch (Throwable e) {
            failure.set(e);
        } finally {
            closeAllBut(0);
        }
    }

    /** Opens and uses a server and a connection; the only excuse is that the transport is gone. */
    private void tryToOpen(Peer peer) throws XcmException {
        unlessGone(() -> {
            var server =
                    keep(Xcm.server(peer.scheme().newAddress(), peer.scheme().nonBlocking()));
            acceptNobody(server);
        });
        unlessGone(() -> {
            var connection = keep(Xcm.connect(peer.address(), attributes(peer)));
            int taken = peer.scheme() == Scheme.BTLS ? 0 : 1; // nobody shakes hands with it; but tls keeps a message
            Check.equal(taken, connection.send(ByteBuffer.allocateDirect(1)), "bytes sent on " + connection);
        });
        unlessGone(() -> {
            var server =
                    keep(Xcm.server(peer.scheme().newAddress(), peer.scheme().nonBlocking()));
            var address = server.localAddress();
            if (address.isPresent()) { // else it is gone already; a peer that goes meanwhile is no other excuse
                keep(Xcm.connect(address.get(), attributes(peer)));
            }
        });
        peer.accept();
        closeAllBut(KEPT);
    }

    /** Returns the attributes for a connection: nobody answers what TLS has to ask before it can be used. */
    private static AttributeMap attributes(Peer peer) {
        return peer.scheme().isTls()
                ? peer.scheme().nonBlocking()
                : peer.scheme().attributes();
    }

    private static void acceptNobody(XcmServer server) throws XcmException {
        try {
            var accepted = server.accept();
            throw new AssertionError("nobody connects, but accepted: " + accepted);
        } catch (XcmException e) {
            if (e.errno() != Errno.EAGAIN) {
                throw e;
            }
        }
    }

    /** Is one attempt. */
    private interface Attempt {
        void run() throws XcmException;
    }

    private static void unlessGone(Attempt attempt) throws XcmException {
        try {
            attempt.run();
        } catch (XcmException e) {
            if (e.errno() != Errno.ENOPROTOOPT) {
                throw e;
            }
        }
    }

    private <T extends XcmSocket> T keep(T socket) {
        open.add(socket);
        opened.incrementAndGet();
        return socket;
    }

    private void closeAllBut(int kept) {
        while (open.size() > kept) {
            open.remove().close();
        }
    }

    /** Fails unless the sockets that are kept, whenever they were opened, are gone, and no new ones can be had. */
    private void assertGone() {
        for (var socket : open) {
            if (socket instanceof XcmServer server) {
                Check.fails(Errno.ENOPROTOOPT, "accept on " + server, server::accept);
            } else if (socket instanceof XcmConnection connection) {
                Check.fails(
                        Errno.ENOPROTOOPT,
                        "send on " + connection,
                        () -> connection.send(ByteBuffer.allocateDirect(1)));
            }
        }
        for (var peer : peers) {
            Check.fails(
                    Errno.ENOPROTOOPT,
                    "connect to " + peer.address(),
                    () -> Xcm.connect(peer.address(), attributes(peer)).close());
        }
        closeAllBut(0);
    }

    /** Waits until it has opened some more sockets. */
    void awaitOpened() throws Exception {
        long before = opened.get();
        await("more sockets are opened", () -> opened.get() >= before + PROGRESS);
    }

    /** Waits until it has seen that the transport, which is stopped, is gone. */
    void awaitGone() throws Exception {
        long check = checksAsked + 1;
        checksAsked = check; // by the caller's thread only
        await("the transport is seen to be gone", () -> checksDone == check);
    }

    private void await(String what, Callable<Boolean> condition) throws Exception {
        Wait.until(what, () -> failure.get() != null || condition.call());
        assertSound();
    }

    private void assertSound() {
        if (failure.get() != null) {
            throw Check.failed("a socket neither worked nor was refused", failure.get());
        }
    }

    @Override
    public void close() throws IOException {
        ending = true;
        Wait.forEnd(thread);
        for (var peer : peers) {
            peer.close();
        }
        assertSound();
    }
}
