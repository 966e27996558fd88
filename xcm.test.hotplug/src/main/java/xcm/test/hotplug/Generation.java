package xcm.test.hotplug;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.XcmPoller;
import xcm.api.XcmSocket;
import xcm.linux.Errno;
import xcm.linux.PollSet;

/** Is one life of a transport's bundle, from its start to its removal, and what an application keeps of it. */
final class Generation implements AutoCloseable {
    /** Another name of this host than the server has: utls does not find it by ux then. */
    private static final String OTHER_NAME = "localhost";

    private final TransportBundle transport;
    private final XcmPoller poller;
    private final WeakReference<ClassLoader> loader;
    private final List<Pair> left = new ArrayList<>();
    private final Set<XcmConnection> reportedGone = new HashSet<>();
    private final List<XcmException> failures = new ArrayList<>();
    private boolean closed;

    /** Begins one with a bundle that has been started; the poller belongs to the application. */
    Generation(TransportBundle transport, Bundle bundle, XcmPoller poller) {
        this.transport = transport;
        this.poller = poller;
        loader = new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader());
    }

    /** Returns the class loader of the bundle, until it is collected. */
    WeakReference<ClassLoader> loader() {
        return loader;
    }

    /** Uses the bundle's transports in all ways, and leaves some sockets open, also of what is built on them. */
    void use() throws Exception {
        for (var scheme : transport.affected()) {
            leaveOpen(scheme);
        }
        for (var scheme : transport.schemes()) {
            exchange(scheme);
            if (Threads.VIRTUAL) {
                var exchange = new FutureTask<>(() -> {
                    exchange(scheme);
                    return true;
                });
                Threads.start("exchange", true, exchange);
                exchange.get(Wait.LONGEST.toSeconds(), TimeUnit.SECONDS);
            }
            leaveInPoller(scheme);
            keepFailure(scheme);
        }
    }

    private static void exchange(Scheme scheme) throws XcmException {
        try (var pair = Pair.open(scheme)) {
            pair.exchange(1);
        }
        if (scheme.isOverTcp()) {
            try (var pair = Pair.open(scheme, OTHER_NAME, scheme.attributes())) {
                pair.exchange(1);
            }
        }
        if (scheme.isTls()) {
            var groups = scheme.attributes().toBuilder().add("tls.groups", "P-384:P-256");
            try (var pair = Pair.open(scheme, OTHER_NAME, groups.build())) {
                pair.exchange(1);
            }
        }
    }

    /** Leaves blocking sockets, of which everything has been asked for, and one that has its descriptor. */
    private void leaveOpen(Scheme scheme) throws XcmException {
        if (scheme == Scheme.UTLS) {
            keep(Pair.open(scheme, OTHER_NAME, scheme.attributes())).exchange(1);
        }
        var pair = keep(Pair.open(scheme));
        pair.exchange(1);
        for (var socket : List.of(pair.server(), pair.client(), pair.accepted())) {
            Check.that(!socket.attributes().all().isEmpty(), socket + " has no attributes");
        }
        var client = pair.client();
        client.setBlocking(false);
        client.await(XcmSocket.RECEIVABLE);
        var polls = new PollSet();
        polls.add(client.fd(), PollSet.POLLIN);
        Check.equal(0, polls.poll(0), "descriptors that are ready");
        Pair.send(pair.accepted(), 1);
        Check.equal(1, polls.poll(Wait.LONGEST.toNanos()), "descriptors that are ready");
        Check.that(client.receive(ByteBuffer.allocateDirect(1)) > 0, client + " has received nothing");
    }

    /** Leaves sockets as members of the application's poller. */
    private void leaveInPoller(Scheme scheme) throws Exception {
        var pair = keep(Pair.open(scheme));
        var client = pair.client();
        client.setBlocking(false);
        client.await(XcmSocket.RECEIVABLE);
        var received = new AtomicInteger();
        poller.add(client, () -> received.addAndGet(receive(client)));
        Pair.send(pair.accepted(), 1);
        Wait.until("the poller reports data", () -> {
            poller.poll();
            return received.get() > 0;
        });
        client.await(0);
    }

    /** Receives, as the poller says; notes that the transport is gone, but leaves the socket where it is. */
    private int receive(XcmConnection client) {
        try {
            return client.receive(ByteBuffer.allocateDirect(64));
        } catch (XcmException e) {
            Check.equal(Errno.ENOPROTOOPT, e.errno(), "what the poller reports of " + client);
            reportedGone.add(client);
            return 0;
        }
    }

    /** Has the transport fail, and keeps what it threw. */
    private void keepFailure(Scheme scheme) throws XcmException {
        String unserved;
        try (var server = Xcm.server(scheme.newAddress(), scheme.attributes())) {
            unserved = Pair.addressOf(server);
        }
        failures.add(Check.fails(
                Errno.ECONNREFUSED, "connect to " + unserved, () -> Xcm.connect(unserved, scheme.attributes())));
        var malformed = scheme.text() + ":";
        failures.add(Check.fails(
                Errno.EINVAL, "connect to " + malformed, () -> Xcm.connect(malformed, scheme.attributes())));
        if (scheme.isTls()) {
            var strangers = scheme.attributes().toBuilder().add("tls.tc", Credentials.nobodys());
            failures.add(Check.fails(
                    Errno.EPROTO,
                    "connect to whom it does not trust by " + scheme.text(),
                    () -> Pair.open(scheme, OTHER_NAME, strangers.build()).close()));
        }
    }

    private Pair keep(Pair pair) {
        left.add(pair);
        return pair;
    }

    /** Fails unless the poller reports, and the sockets that were left open say, that the transport is gone. */
    void assertWithdrawn() throws Exception {
        poller.poll();
        Check.equal(transport.schemes().size(), reportedGone.size(), "sockets that the poller has reported as gone");
        left.forEach(Pair::assertWithdrawn);
    }

    /** Closes the sockets that were left open, which still are as they were; they are still kept. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            left.forEach(Pair::assertWithdrawn);
            left.forEach(Pair::close);
        }
    }
}
