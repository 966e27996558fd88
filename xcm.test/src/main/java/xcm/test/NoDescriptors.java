package xcm.test;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmPoller;
import xcm.api.XcmServer;
import xcm.api.XcmSocket;
import xcm.attr.AttributeMap;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;
import xcm.linux.EventFd;
import xcm.linux.ProcessDescriptors;

/** Is a program that uses up its descriptors and tells how operations end then. */
final class NoDescriptors {
    private final Sockets sockets;
    private final XcmServer server;
    private final XcmConnection unwatched; // nobody has asked for its descriptor
    private final Deque<EventFd> ballast = new ArrayDeque<>();

    private NoDescriptors(Sockets sockets) throws Exception {
        this.sockets = sockets;
        server = sockets.serve();
        var client = sockets.connect(server);
        Wait.forConditions(server, XcmSocket.ACCEPTABLE);
        server.await(0);
        unwatched = sockets.closing(
                server.accept(AttributeMap.builder().add("xcm.blocking", false).build()));
        client.finish();
    }

    /** Runs it; the argument is the transport. */
    public static void main(String[] args) throws Exception {
        try (var sockets = new Sockets(ChildJvm.transport(args))) {
            new NoDescriptors(sockets).run();
        }
    }

    private void run() throws Exception {
        // what has to be loaded is loaded by a first run, as loading needs descriptors, too
        sockets.pair(server);
        Outcome.of(() -> server.accept());
        XcmPoller.open().close();
        withoutDescriptors();

        var pending = sockets.connect(server);
        Wait.forConditions(server, XcmSocket.ACCEPTABLE);
        int before = ProcessDescriptors.open();
        withoutDescriptors().forEach(NoDescriptors::tell);
        tell("leaked", String.valueOf(ProcessDescriptors.open() - before));
        tell("accept", Outcome.of(() -> Sockets.establish(pending, sockets.accept(server))));
        tell("connect", Outcome.of(() -> {
            sockets.pair(server);
        }));
    }

    private Map<String, String> withoutDescriptors() throws Exception {
        var address = Sockets.addressOf(server);
        var attributes = sockets.blocking(false);
        var another = sockets.transport().newAddress();
        var outcomes = new LinkedHashMap<String, String>();
        useUp();
        try {
            // closing: in the first run the JVM may close a file of its own meanwhile, and one of them works
            outcomes.put("connect", Outcome.of(() -> sockets.closing(Xcm.connect(address, attributes))));
            outcomes.put("serve", Outcome.of(() -> sockets.closing(Xcm.server(another, attributes))));
            outcomes.put("accept", Outcome.of(() -> sockets.closing(server.accept())));
            outcomes.put("fd", Outcome.of(unwatched::fd));
            outcomes.put("open poller", Outcome.of(() -> sockets.closing(XcmPoller.open())));
        } finally {
            ballast.forEach(EventFd::close);
            ballast.clear();
        }
        return outcomes;
    }

    private void useUp() throws ErrnoException {
        while (true) {
            try {
                ballast.push(EventFd.open());
            } catch (ErrnoException e) {
                if (e.errno() == Errno.EMFILE) {
                    return;
                }
                throw e;
            }
        }
    }

    private static void tell(String what, String outcome) {
        System.out.println(what + ": " + outcome);
    }
}
