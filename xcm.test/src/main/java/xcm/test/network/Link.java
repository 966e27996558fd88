package xcm.test.network;

import java.io.IOException;

/** Is two network namespaces with a cable between them: .1 and ::1 here, .2 and ::2 there. */
public final class Link implements AutoCloseable {
    public static final String HERE = "10.77.0.1";
    public static final String THERE = "10.77.0.2";
    public static final String HERE6 = "[fd77::1]";
    public static final String THERE6 = "[fd77::2]";
    public static final String HERE_LOCAL = "[fe80::77:1]";
    public static final String THERE_LOCAL = "[fe80::77:2]";

    public final Namespace here = new Namespace();
    public final Namespace there = new Namespace();

    public Link() {
        here.ip("link", "add", "cable", "type", "veth", "peer", "name", "cable", "netns", there.name());
        plug(here, "1");
        plug(there, "2");
    }

    private static void plug(Namespace end, String number) {
        end.ip("addr", "add", "10.77.0." + number + "/24", "dev", "cable");
        end.ip("link", "set", "cable", "addrgenmode", "none");
        end.ip("link", "set", "cable", "up");
        end.ip("addr", "add", "fd77::" + number + "/64", "dev", "cable", "nodad");
        end.ip("addr", "add", "fe80::77:" + number + "/64", "dev", "cable", "nodad");
    }

    /** Loses all TCP segments in both directions. */
    public void cut() {
        here.drop("meta l4proto tcp");
        there.drop("meta l4proto tcp");
    }

    /** Loses all TCP segments in both directions for a while. */
    public Outage cutFor(String seconds) throws IOException {
        return new Outage(here, seconds);
    }

    @Override
    public void close() {
        here.close();
        there.close();
    }
}
