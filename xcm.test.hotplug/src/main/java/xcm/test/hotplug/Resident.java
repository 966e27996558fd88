package xcm.test.hotplug;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import org.osgi.framework.FrameworkUtil;
import xcm.api.Xcm;

/**
 * Lives in a framework that is going to be stopped, with sockets of all transports and calls that wait. To be called from
 * outside of that framework, it is known there by types of the JDK only.
 */
public final class Resident implements Callable<Callable<Boolean>> {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /** Makes it; for who loads the class. */
    public Resident() {}

    /**
     * Opens sockets and has calls wait.
     *
     * @return what to call when the framework has stopped: it throws unless all have ended as they should
     */
    @Override
    public Callable<Boolean> call() throws Exception {
        rehearse();
        return settle();
    }

    /** Has all classes loaded that the end needs: there is no more loading after it. */
    private void rehearse() throws Exception {
        var context = FrameworkUtil.getBundle(Resident.class).getBundleContext();
        var assertEnded = settle();
        for (var bundle : context.getBundles()) {
            if (bundle.getSymbolicName().startsWith("xcm.transport.")) {
                bundle.stop();
            }
        }
        assertEnded.call();
        for (var bundle : context.getBundles()) {
            bundle.start();
        }
    }

    private Callable<Boolean> settle() throws Exception {
        var schemes = Arrays.asList(Scheme.values());
        var pairs = Pairs.open(schemes);
        open.push(pairs);
        var calls = new ArrayList<Blocked>();
        for (var scheme : schemes) {
            var foreign = Foreign.open(scheme);
            open.push(foreign);
            calls.add(Blocked.start(
                    "receive by " + scheme.text(),
                    false,
                    () -> foreign.connection().receive(ByteBuffer.allocateDirect(1))));
            var server = Xcm.server(scheme.newAddress(), scheme.attributes());
            open.push(server);
            calls.add(Blocked.start("accept by " + scheme.text(), Threads.VIRTUAL, server::accept));
        }
        return () -> {
            assertEnded(pairs, calls);
            return true;
        };
    }

    private void assertEnded(Pairs pairs, List<Blocked> calls) throws Exception {
        for (var call : calls) {
            call.assertWithdrawn();
        }
        pairs.assertWithdrawn();
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
