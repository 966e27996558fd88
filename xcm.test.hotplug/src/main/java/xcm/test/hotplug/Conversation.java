package xcm.test.hotplug;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import xcm.api.XcmException;

/** Has two threads exchange numbers in order, thousands a second, until it is closed; nothing shall disturb them. */
final class Conversation implements AutoCloseable {
    /** How many numbers have to make the round before it counts as progress. */
    private static final int PROGRESS = 20;

    private static final long PAUSE = Duration.ofNanos(50_000).toNanos();

    private final Scheme scheme;
    private final Pair pair;
    private final AtomicLong rounds = new AtomicLong();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Thread asking;
    private final Thread answering;
    private volatile boolean ending;

    private Conversation(Scheme scheme) throws XcmException {
        this.scheme = scheme;
        pair = Pair.open(scheme);
        asking = thread("asks", this::ask);
        answering = thread("answers", this::answer);
    }

    /** Starts to talk over a transport. */
    static Conversation start(Scheme scheme) throws XcmException {
        var conversation = new Conversation(scheme);
        conversation.asking.start();
        conversation.answering.start();
        return conversation;
    }

    private Thread thread(String does, Check.Operation part) {
        var thread = new Thread(
                () -> {
                    try {
                        part.run();
                    } catch (Throwable e) {
                        failure.compareAndSet(null, e);
                    }
                },
                scheme.text() + " " + does);
        thread.setDaemon(true);
        return thread;
    }

    private void ask() throws XcmException {
        try (var client = pair.client()) {
            while (!ending) {
                long number = rounds.get();
                Pair.send(client, number);
                Check.equal(number, Pair.receive(client), "the answer");
                rounds.incrementAndGet();
                LockSupport.parkNanos(PAUSE); // it is not a race: leave the processors to others, too
            }
        }
    }

    private void answer() throws XcmException {
        try (var accepted = pair.accepted()) {
            long expected = 0;
            long number = Pair.receive(accepted);
            while (number >= 0) {
                Check.equal(expected++, number, "the question");
                Pair.send(accepted, number);
                number = Pair.receive(accepted);
            }
        }
    }

    /** Returns how many numbers have made the round. */
    long rounds() {
        return rounds.get();
    }

    /** Waits until it has made progress since; fails if anything went wrong. */
    void awaitProgress(long since, String during) throws Exception {
        Wait.until(this + " goes on during " + during, () -> failure.get() != null || rounds() >= since + PROGRESS);
        assertUndisturbed();
    }

    private void assertUndisturbed() {
        var e = failure.get();
        if (e != null) {
            throw Check.failed(this + " was disturbed", e);
        }
    }

    @Override
    public void close() {
        ending = true;
        Wait.forEnd(asking);
        Wait.forEnd(answering);
        pair.close();
        assertUndisturbed();
    }

    @Override
    public String toString() {
        return "the conversation by " + scheme.text();
    }
}
