package xcm.test;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.XcmPoller;
import xcm.api.XcmSocket;

/** Is a program with many virtual threads, which wait in calls of this library, and one carrier. */
final class VirtualThreads {
    private static final int MANY = 150;

    private VirtualThreads() {}

    /** Runs it; the argument is the transport. */
    public static void main(String[] args) throws Exception {
        try (var sockets = new Sockets(ChildJvm.transport(args))) {
            manyWait(sockets);
            othersEndTheWait(sockets);
        }
    }

    private static void manyWait(Sockets sockets) throws Exception {
        var server = sockets.serve();
        var pairs = new ArrayList<Pair>();
        var waiting = new ArrayList<Thread>();
        var echoed = new AtomicInteger();
        for (int i = 0; i < MANY; i++) {
            var pair = sockets.pair(server);
            pair.accepted().setBlocking(true);
            pairs.add(pair);
            waiting.add(start(() -> echo(pair.accepted(), echoed)));
        }
        for (var thread : waiting) {
            Wait.until("it waits", () -> thread.getState() == Thread.State.WAITING);
        }
        var another = new CountDownLatch(1);
        start(another::countDown);
        if (another.await(Wait.LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            System.out.println(MANY + " wait, and another thread runs");
        }
        for (var pair : pairs) {
            Sockets.send(pair.client(), "x");
        }
        for (var pair : pairs) {
            Sockets.receiveText(pair.client(), 1);
        }
        for (var thread : waiting) {
            thread.join();
        }
        System.out.println(echoed + " echoed");
    }

    private static void echo(XcmConnection connection, AtomicInteger echoed) {
        var buffer = ByteBuffer.allocateDirect(10);
        try {
            if (connection.receive(buffer) == 1 && connection.send(buffer.flip()) == 1) {
                echoed.incrementAndGet();
            }
        } catch (XcmException e) {
            throw new AssertionError(e);
        }
    }

    private static void othersEndTheWait(Sockets sockets) throws Exception {
        var server = sockets.serve();
        var pair = sockets.pair(server).blocking();
        server.setBlocking(true);
        var buffer = ByteBuffer.allocate(10);

        var acceptor = new FutureTask<>(() -> Outcome.of(() -> server.accept()));
        awaitWaiting(start(acceptor));
        server.close();
        System.out.println("accept: " + acceptor.get());

        var receiver = new FutureTask<>(() -> Outcome.of(() -> pair.client().receive(buffer)));
        awaitWaiting(start(receiver));
        pair.client().close();
        System.out.println("receive: " + receiver.get());

        var other = sockets.pair(sockets.serve()).blocking();
        var interrupted = new FutureTask<>(() -> Outcome.of(() -> other.client().receive(buffer)) + status());
        awaitWaiting(start(interrupted)).interrupt();
        System.out.println("receive: " + interrupted.get());

        var poller = sockets.closing(XcmPoller.open());
        var polling = new FutureTask<>(() -> Outcome.of(() -> poller.poll()) + status());
        awaitWaiting(start(polling)).interrupt();
        System.out.println("poll: " + polling.get());

        other.accepted().setBlocking(false);
        other.accepted().await(XcmSocket.RECEIVABLE);
        var woken = new FutureTask<>(() -> {
            poller.add(other.accepted(), () -> Sockets.receiveText(other.accepted(), 1));
            return poller.poll();
        });
        awaitWaiting(start(woken));
        other.client().send(Payload.text("x"));
        System.out.println("poll: " + woken.get());
    }

    private static String status() {
        return " " + Thread.currentThread().isInterrupted();
    }

    private static Thread awaitWaiting(Thread thread) throws Exception {
        Wait.until("it waits", () -> thread.getState() == Thread.State.WAITING);
        return thread;
    }

    /** Starts a virtual thread; this compiles for a JDK that has none. */
    private static Thread start(Runnable task) throws ReflectiveOperationException {
        return (Thread)
                Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
    }
}
