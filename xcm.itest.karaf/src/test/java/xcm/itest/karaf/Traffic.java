package xcm.itest.karaf;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Sends messages to and fro in a thread of its own until it is closed; nothing shall disturb it. */
final class Traffic implements AutoCloseable {
    private static final int ROUNDS = 100;

    private final Pair pair;
    private final Thread thread = new Thread(this::run, "traffic");
    private final AtomicLong rounds = new AtomicLong();
    private final AtomicReference<CountDownLatch> awaited = new AtomicReference<>(new CountDownLatch(ROUNDS));
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile boolean ending;

    private Traffic(Pair pair) {
        this.pair = pair;
    }

    /** Starts, and returns when messages go. The pair is closed with it. */
    static Traffic over(Pair pair) throws InterruptedException {
        var traffic = new Traffic(pair);
        traffic.thread.start();
        traffic.awaitMore();
        return traffic;
    }

    private void run() {
        try {
            while (!ending) {
                var text = "round " + rounds.getAndIncrement();
                var echo = pair.echo(text);
                if (!echo.equals(text)) {
                    throw new IOException("sent " + text + ", received " + echo);
                }
                awaited.get().countDown();
            }
        } catch (IOException e) {
            failure.set(e);
        }
    }

    /** Waits until a hundred more messages have gone to and fro; fails if they do not. */
    void awaitMore() throws InterruptedException {
        var latch = new CountDownLatch(ROUNDS);
        awaited.set(latch);
        var went = latch.await(20, TimeUnit.SECONDS);
        if (!went) {
            throw new AssertionError("the traffic was disturbed after " + rounds + " rounds", failure.get());
        }
    }

    @Override
    public void close() throws InterruptedException {
        ending = true;
        thread.join(20_000);
        pair.close();
        if (failure.get() != null) {
            throw new AssertionError("the traffic was disturbed", failure.get());
        }
    }
}
