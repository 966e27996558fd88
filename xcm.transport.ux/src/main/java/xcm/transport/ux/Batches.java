package xcm.transport.ux;

import xcm.api.spi.Shelf;
import xcm.linux.MessageBatch;

/** Lends the memory with which many messages are moved at once. */
final class Batches {
    /** The most messages that one system call moves. */
    static final int SIZE = 128;

    static final Shelf<MessageBatch> SHELF = new Shelf<>(16, () -> new MessageBatch(SIZE));

    private Batches() {}
}
