package xcm.test.hotplug;

import java.util.ArrayList;
import java.util.List;
import xcm.api.XcmException;

/** Has a pair of sockets for each of some transports. */
final class Pairs implements AutoCloseable {
    private final List<Pair> all = new ArrayList<>();

    /** Opens and uses one by each transport. */
    static Pairs open(List<Scheme> schemes) throws XcmException {
        var pairs = new Pairs();
        try {
            for (var scheme : schemes) {
                pairs.all.add(Pair.open(scheme));
            }
            pairs.exchange();
            return pairs;
        } catch (XcmException e) {
            pairs.close();
            throw e;
        }
    }

    /** Fails unless all of them work. */
    void exchange() throws XcmException {
        for (var pair : all) {
            pair.exchange(all.size());
        }
    }

    /** Fails unless each socket says, again and again, that its transport is gone. */
    void assertWithdrawn() {
        all.forEach(Pair::assertWithdrawn);
    }

    @Override
    public void close() {
        all.forEach(Pair::close);
    }
}
