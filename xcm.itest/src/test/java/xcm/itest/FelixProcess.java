package xcm.itest;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.osgi.framework.launch.FrameworkFactory;

/** A program of its own: an OSGi framework with all bundles, in which messages are sent by XCM and by junixsocket. */
final class FelixProcess {
    /** What it prints. */
    static final String SAID = "hello by ux\nhello by tcp\nhello by tls\nhello by junixsocket\n";

    private FelixProcess() {}

    /**
     * Run it.
     *
     * @param arguments the folder of the bundles, and an empty folder
     */
    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[1]);
        try (var felix = Felix.start(Path.of(arguments[0]), folder.resolve("cache"))) {
            var xcm = felix.xcm();
            System.out.println(
                    xcm.exchange("ux:xcm.itest-" + ProcessHandle.current().pid(), "hello by ux"));
            System.out.println(xcm.exchange("tcp:127.0.0.1:0", "hello by tcp"));
            System.out.println(xcm.exchange(
                    "tls:127.0.0.1:0", "hello by tls", Credentials.issue().attributes()));
            var junixsocket = new ReflectedJunixsocket(felix.bundle("xcm.lib.junixsocket"));
            System.out.println(junixsocket.exchange(folder.resolve("socket"), "hello by junixsocket"));
        }
    }

    /**
     * Return the command that runs it.
     *
     * @param bundles the folder of the bundles
     * @param folder an empty folder
     */
    static List<String> command(Path bundles, Path folder) {
        // From the class path, outside of the framework, come the credentials, too.
        var path = location(FelixProcess.class) + ":" + location(FrameworkFactory.class) + ":" + bundles + "/*";
        var arguments = List.of("-cp", path, FelixProcess.class.getName(), bundles.toString(), folder.toString());
        return Consumer.java("ALL-UNNAMED", List.of(), arguments);
    }

    private static String location(Class<?> type) {
        var location = type.getProtectionDomain().getCodeSource().getLocation();
        return Path.of(URI.create(location.toString())).toString();
    }
}
