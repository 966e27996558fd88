package xcm.gogo;

import java.util.Collection;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import xcm.shell.CommandFailure;
import xcm.shell.Commands;
import xcm.shell.Watch;

/**
 * Is what Gogo calls: a public method for each command, chosen by the arguments. The results are printed here and not
 * returned, for Gogo would print the lines of a list in columns of its own.
 */
public final class XcmCommands {
    /** The methods that are commands. */
    static final String[] FUNCTIONS = {"transports", "sockets", "get", "completions"};

    private final Commands commands;

    XcmCommands(Commands commands) {
        this.commands = commands;
    }

    /** Prints the transports. */
    @Descriptor("list the transports, their bundles, and which of them are in use")
    public void transports() {
        print(commands.transports());
    }

    /**
     * Prints the sockets, once or until interrupted.
     *
     * @param session that watches
     * @param watches whether to go on
     */
    @Descriptor("list the sockets of this process")
    public void sockets(
            CommandSession session,
            @Descriptor("list them again every second, until Ctrl-C is typed")
                    @Parameter(
                            names = {"-w", "--watch"},
                            presentValue = "true",
                            absentValue = "false")
                    boolean watches)
            throws CommandFailure {
        if (watches) {
            watch(session, Watch.SECONDS);
        } else {
            print(commands.sockets());
        }
    }

    /**
     * Prints the sockets until interrupted.
     *
     * @param session that watches
     * @param watches may be left out: the seconds say it
     * @param seconds between two looks
     */
    @Descriptor("list the sockets of this process again and again")
    public void sockets(
            CommandSession session,
            @Descriptor("until Ctrl-C is typed; may be left out")
                    @Parameter(
                            names = {"-w", "--watch"},
                            presentValue = "true",
                            absentValue = "false")
                    boolean watches,
            @Descriptor("the seconds between two looks, 0.1 to 86400") String seconds)
            throws CommandFailure {
        watch(session, seconds);
    }

    /**
     * Prints all attributes of a socket.
     *
     * @param id of the socket
     */
    @Descriptor("list the attributes of a socket")
    public void get(@Descriptor("id of the socket, see xcm:sockets") String id) throws CommandFailure {
        print(commands.attributes(id));
    }

    /**
     * Prints the value of an attribute of a socket.
     *
     * @param id of the socket
     * @param name of the attribute
     */
    @Descriptor("print the value of an attribute of a socket")
    public void get(
            @Descriptor("id of the socket, see xcm:sockets") String id,
            @Descriptor("name of the attribute, for example tcp.rtt") String name)
            throws CommandFailure {
        print(List.of(commands.attribute(id, name)));
    }

    /**
     * Returns what may be the last of these words. Gogo asks no command how to complete its arguments, but a script can: see
     * the command {@code complete} of gogo.jline.
     *
     * @param words of a command line that begins with {@code xcm:get}
     * @return ids of sockets, or names of attributes of the socket whose id is there already
     */
    @Descriptor("what may be the next argument of xcm:get, for completion by a script")
    public Collection<String> completions(
            @Descriptor("the words of the command line, of which the last is to be completed") List<String> words) {
        return switch (words.size()) {
            case 2 -> commands.ids().keySet();
            case 3 -> commands.names(words.get(1)).keySet();
            default -> List.of();
        };
    }

    private void watch(CommandSession session, String seconds) throws CommandFailure {
        Watch.every(seconds, session::get).run(commands::sockets, System.out);
    }

    private static void print(List<String> lines) {
        lines.forEach(System.out::println);
    }
}
