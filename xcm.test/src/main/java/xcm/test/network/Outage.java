package xcm.test.network;

import java.io.IOException;

/** Is a time in which a namespace loses all TCP segments, in both directions; by nft(8). */
public final class Outage implements AutoCloseable {
    private final Process process;

    /** Returns when the outage has begun. */
    public Outage(Namespace namespace, String seconds) throws IOException {
        var begin = "nft 'add table inet outage;"
                + "add chain inet outage in { type filter hook input priority 0; };"
                + "add chain inet outage out { type filter hook output priority 0; };"
                + "add rule inet outage in meta l4proto tcp drop;"
                + "add rule inet outage out meta l4proto tcp drop' && echo begun";
        process = new ProcessBuilder(namespace.command(
                        "sh", "-c", begin + " && sleep " + seconds + " && nft 'delete table inet outage'"))
                .redirectErrorStream(true)
                .start();
        int first = process.getInputStream().read();
        if (first != 'b') {
            throw new IOException("no outage");
        }
    }

    public void awaitEnd() throws InterruptedException, IOException {
        if (process.waitFor() != 0) {
            throw new IOException("the outage does not end");
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
