package xcm.bench;

import java.util.ArrayList;
import java.util.List;

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

    /** Lists all cases, those that are compared with each other in a row. */
    static List<Case> all() {
        var cases = new ArrayList<Case>();
        for (var work : Work.values()) {
            for (var transport : Transport.values()) {
                addAll(cases, work, transport, SMALL);
                if (work == Work.ONE_THREAD) {
                    addAll(cases, work, transport, LARGE);
                }
            }
        }
        return List.copyOf(cases);
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
