package xcm.test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts JVMs that have the same classes, on their class path. */
public final class ChildJvm {
    /** The options that keep a JVM quiet and quick: newer JDKs warn of native libraries, older ones ignore them. */
    public static final List<String> OPTIONS = List.of(
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--illegal-native-access=allow",
            "--sun-misc-unsafe-memory-access=allow",
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1");

    private ChildJvm() {}

    /** Starts a program with a transport as its argument; it gets it by {@link #transport}. */
    static ForeignProgram start(List<String> options, Class<?> program, TransportUnderTest transport)
            throws IOException {
        return new ForeignProgram(command(options, program, transport));
    }

    /** Starts a program that may have so many descriptors open at once. */
    static ForeignProgram startWithDescriptors(int limit, Class<?> program, TransportUnderTest transport)
            throws IOException {
        var command = new ArrayList<>(List.of("sh", "-c", "ulimit -n $0; exec \"$@\"", String.valueOf(limit)));
        command.addAll(command(List.of("-XX:-MaxFDLimit"), program, transport));
        return new ForeignProgram(command);
    }

    /** Returns the command that starts a program. */
    public static List<String> command(List<String> options, Class<?> program, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), program.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Returns the command that starts a program with a transport, which it gets by {@link #transport}, and arguments. */
    public static List<String> command(
            List<String> options, Class<?> program, TransportUnderTest transport, String... arguments)
            throws IOException {
        var command = command(options, program, encode(transport));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Returns the transport that a program was started with. */
    public static TransportUnderTest transport(String[] args) throws IOException, ClassNotFoundException {
        try (var in = new ObjectInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(args[0])))) {
            return (TransportUnderTest) in.readObject();
        }
    }

    private static String encode(TransportUnderTest transport) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(transport);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** What this JVM has on its module path and its class path, the latter perhaps hidden in a jar by Surefire. */
    private static String classPath() {
        return Stream.of("jdk.module.path", "surefire.test.class.path", "java.class.path")
                .map(System::getProperty)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
