package xcm.bench;

import java.io.IOException;
import java.io.InterruptedIOException;

/** Connects to a thread that accepts, sends a message and closes, in turn. */
final class Connections implements Exchange {
    private final Door door;
    private final int messages;
    private final Thread host = new Thread(this::welcome, "host");
    private volatile int next; // changed by the host while somebody is there, else by run
    private volatile boolean stopping;
    private volatile Exception failure; // null while the host has none

    Connections(Door door, Payload payload) {
        this.door = door;
        this.messages = payload.count();
        host.setDaemon(true);
        host.start();
    }

    @Override
    public void run(int count) throws Exception {
        next = 0;
        try {
            for (int i = 0; i < count; i++) {
                door.visit();
            }
        } catch (Exception e) {
            if (failure != null) {
                e.addSuppressed(failure);
            }
            throw e;
        }
    }

    private void welcome() {
        try {
            while (!stopping) {
                door.welcome(this::index);
            }
        } catch (Exception e) {
            if (!stopping) {
                failure = e;
                shut();
            }
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // by the host alone while it runs
    private int index() {
        int index = next;
        next = index + 1 == messages ? 0 : index + 1;
        return index;
    }

    /** Has the other thread, which may be waiting for an answer, see that there is none. */
    private void shut() {
        try {
            door.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public byte[] last() {
        return door.last();
    }

    @Override
    public void close() throws IOException {
        stopping = true;
        try {
            door.close();
            host.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
