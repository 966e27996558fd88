package xcm.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Is what one line of the table is about.
 *
 * @param work what is done
 * @param transport what carries the messages
 * @param size of a message in bytes
 * @param contender who does it
 */
record Case(Work work, Transport transport, int size, Contender contender) {
    static final int SMALL = 100;
    static final int LARGE = 65_536;
    /** What is signed: a hash. */
    static final int HASH = 32;
    /** The largest record of TLS, RFC 8446 5.1. */
    static final int RECORD = 16_384;

    /** Lists all cases, those that are compared with each other in a row. */
    static List<Case> all() {
        var cases = new ArrayList<Case>();
        for (var work : Work.values()) {
            for (var transport : Transport.values()) {
                for (int size : sizes(work)) {
                    addAll(cases, work, transport, size);
                }
            }
        }
        return List.copyOf(cases);
    }

    private static int[] sizes(Work work) {
        return switch (work) {
            case ONE_THREAD -> new int[] {SMALL, LARGE};
            case PING_PONG, SINGLES, BATCHES, CONNECTIONS -> new int[] {SMALL};
            case SIGN, VERIFY -> new int[] {HASH};
            case SEAL -> new int[] {SMALL, RECORD};
        };
    }

    private static void addAll(List<Case> cases, Work work, Transport transport, int size) {
        for (var contender : Contender.values()) {
            if (contender.takesPart(work, transport)) {
                cases.add(new Case(work, transport, size, contender));
            }
        }
    }

    /** Returns whether the two are about the same work, so that their figures may be compared. */
    boolean isComparableWith(Case other) {
        return work == other.work && transport == other.transport && size == other.size;
    }

    /** Returns the same work by this project over TCP, if this one is over TLS. */
    Optional<Case> overTcp() {
        return transport == Transport.TLS
                ? Optional.of(new Case(work, Transport.TCP, size, Contender.XCM))
                : Optional.empty();
    }

    /** Returns what a batch is compared with: the same messages, one by one. */
    Optional<Case> oneByOne() {
        return work == Work.BATCHES
                ? Optional.of(new Case(Work.SINGLES, transport, size, contender))
                : Optional.empty();
    }

    /** Opens what does the work. */
    Exchange open() throws Exception {
        return contender.open(work, transport, new Payload(size));
    }

    /** Returns the words that a filter looks at. */
    @Override
    public String toString() {
        return work + " " + transport + " " + size + " " + contender;
    }
}
