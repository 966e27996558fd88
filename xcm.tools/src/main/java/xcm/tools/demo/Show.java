package xcm.tools.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import xcm.api.XcmException;
import xcm.api.XcmService;
import xcm.attr.AttributeMap;
import xcm.linux.Errno;

/**
 * Stops and starts a transport's bundle under connections that are in use, as an application in the same framework, and
 * tells what happens to them.
 */
final class Show implements Callable<Integer> {
    private static final String UX_BUNDLE = "xcm.transport.ux";
    private static final String TCP = "tcp:127.0.0.1:0";
    private static final String TLS = "tls:127.0.0.1:0";
    private static final int COUNT = 1000;

    private final BundleContext context;
    private final Marks marks = Marks.of(Marks.ofOutput());
    private final PrintStream out = new PrintStream(System.out, false, Marks.ofOutput());
    private final String ux = "ux:xcmdemo-" + ProcessHandle.current().pid();
    private boolean isGood = true;

    Show(BundleContext context) {
        this.context = context;
    }

    /** Gives the show; returns 0 if all went as it should, else 1. */
    @Override
    public Integer call() {
        var reference = context.getServiceReference(XcmService.class);
        if (reference == null) {
            return fail("there is no service " + XcmService.class.getName());
        }
        try {
            play(context.getService(reference));
        } catch (IOException | BundleException e) {
            return fail(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fail("interrupted");
        } finally {
            context.ungetService(reference);
        }
        return isGood ? 0 : 1;
    }

    private void play(XcmService xcm) throws IOException, BundleException, InterruptedException {
        var framework = context.getBundle(0);
        out.println();
        out.println(
                "  " + Style.STRONG.paint("XCM for Java " + context.getBundle().getVersion() + " in OSGi")
                        + Style.FAINT.paint(marks.dot() + framework.getSymbolicName() + " " + framework.getVersion()
                                + marks.dot() + context.getBundles().length + " bundles" + Page.surroundings(marks)));
        out.println();
        try (var local = new Pair(xcm, ux, AttributeMap.of());
                var remote = new Pair(xcm, TCP, AttributeMap.of());
                var secure = new Pair(xcm, TLS, Credentials.attributes())) {
            var others = List.of(remote, secure);
            show(begin(xcm, local, others));
            local.awaitReceive();
            bundle().stop();
            show(withoutUx(xcm, local, others));
            bundle().start();
            show(withUxAgain(xcm, local, others));
        }
        show(end(xcm));
    }

    private Scene begin(XcmService xcm, Pair local, List<Pair> others) throws IOException {
        var scene = new Scene(present("The framework has started.", xcm));
        talk(scene, "new connection", List.of(local));
        talk(scene, "new connection", others);
        return scene;
    }

    private Scene withoutUx(XcmService xcm, Pair local, List<Pair> others) throws IOException, InterruptedException {
        var scene = new Scene(happening("stopped", xcm));
        var ended = local.serverProblem();
        scene.add(ended.contains(Errno.ENOPROTOOPT.name()), "ux", "receive that waits", ended);
        refused(scene, "connection in use", () -> local.exchange(1, Trial.SMALL));
        refused(scene, "the same, once more", () -> local.exchange(1, Trial.SMALL));
        refused(scene, "new connection", () -> xcm.connect(ux).close());
        refused(scene, "new server", () -> xcm.server(ux).close());
        talk(scene, "connection in use", others);
        return scene;
    }

    private Scene withUxAgain(XcmService xcm, Pair local, List<Pair> others) throws IOException {
        var scene = new Scene(happening("started", xcm));
        refused(scene, "connection from before", () -> local.exchange(1, Trial.SMALL));
        try (var again = new Pair(xcm, ux, AttributeMap.of())) {
            talk(scene, "new connection", List.of(again));
        }
        talk(scene, "connection in use", others);
        return scene;
    }

    private static Scene end(XcmService xcm) {
        var scene = new Scene("All is closed.");
        var left = xcm.sockets();
        scene.add(left.isEmpty(), "", "sockets", left.isEmpty() ? "none is left" : "left: " + left);
        return scene;
    }

    private String happening(String event, XcmService xcm) {
        return present("The bundle " + UX_BUNDLE + " is " + event + ".", xcm);
    }

    private static String present(String event, XcmService xcm) {
        return event + " Transports: " + String.join(", ", xcm.transports());
    }

    private void talk(Scene scene, String what, List<Pair> pairs) throws IOException {
        for (var pair : pairs) {
            talk(scene, what, pair);
        }
    }

    private void talk(Scene scene, String what, Pair pair) throws IOException {
        var nanos = pair.exchange(COUNT, Trial.SMALL);
        scene.add(
                true,
                pair.address().substring(0, pair.address().indexOf(':')),
                what,
                pair.address() + marks.dot() + Page.number(nanos.length) + " messages there and back" + marks.dot()
                        + "median " + Page.micros(nanos[nanos.length / 2], marks));
    }

    /** Does what must fail for want of the transport. */
    private static void refused(Scene scene, String what, Action action) throws IOException {
        try {
            action.run();
            scene.add(false, "ux", what, "works");
        } catch (XcmException e) {
            scene.add(e.errno() == Errno.ENOPROTOOPT, "ux", what, e.getMessage());
        }
    }

    private Bundle bundle() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> UX_BUNDLE.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow();
    }

    private void show(Scene scene) {
        scene.print(out, marks);
        isGood &= scene.isGood();
    }

    private int fail(String reason) {
        out.println(Style.BAD.paint(marks.fails() + " " + reason));
        out.println();
        out.flush();
        return 1;
    }

    @FunctionalInterface
    private interface Action {
        void run() throws IOException;
    }
}
