package xcm.tools.rehearsal;

import java.nio.charset.StandardCharsets;
import xcm.tools.command.End;
import xcm.tools.demo.DemoCommand;
import xcm.tools.pong.PongCommand;
import xcm.tools.xcm.XcmCommand;

/**
 * Runs what the commands run, in a process that archives the classes which it has loaded (java -XX:ArchiveClassesAtExit).
 */
public final class Rehearsal {
    private Rehearsal() {}

    /**
     * Runs the demonstration; then xcmpong, both sides in this process; then xcm, which leaves as soon as it is connected,
     * as the standard input shall be at its end.
     *
     * @param arguments none
     * @throws End if one of them fails
     */
    public static void main(String[] arguments) throws End {
        var address = "ux:xcm-rehearsal-" + ProcessHandle.current().pid();
        DemoCommand.run(arguments, System.out, StandardCharsets.UTF_8);
        var server = new Thread(() -> serve(address), "server");
        server.setDaemon(true);
        server.start();
        PongCommand.run(new String[] {"-c", "-n", "10", address});
        XcmCommand.run(new String[] {address});
        System.exit(0); // a server thread that waits in a system call does not keep the archive from being written
    }

    private static void serve(String address) {
        try {
            PongCommand.run(new String[] {"-s", address});
        } catch (End e) {
            e.print(System.out, System.err);
        }
    }
}
