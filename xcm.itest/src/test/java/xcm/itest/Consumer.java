package xcm.itest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A small application in {@code src/test/consumers/NAME}, compiled and run by the JDK's own tools in processes of their
 * own, as a user would do it. Its module is {@code consumer}, its main class {@code consumer.Main}.
 *
 * @param name the folder
 */
record Consumer(String name) {
    private static final Path TARGET = Path.of(System.getProperty("xcm.itest.target"));
    private static final Path MODULES = TARGET.resolve("modules");
    private static final Path JDK = Path.of(System.getProperty("java.home"));

    /** From 24 on Java warns of native libraries (JEP 472) and of Unsafe (JEP 498), which jffi uses. */
    private static final boolean WARNS = Runtime.version().feature() >= 24;

    /** Compile it as a module among modules; return the command that runs it, with these options for {@code java}. */
    List<String> onModulePath(String... javaOptions) throws IOException, InterruptedException {
        var arguments = List.of("-p", compiled() + ":" + MODULES, "-m", "consumer/consumer.Main");
        return java("xcm.lib.jnr", List.of(javaOptions), arguments);
    }

    /** Compile it as a module among modules; return where. */
    Path compiled() throws IOException, InterruptedException {
        var classes = classes("modules");
        compile(sources(), List.of("-p", MODULES.toString(), "-d", classes.toString()));
        return classes;
    }

    /** Compile it, without its module descriptor; return the command that runs it on the class path. */
    List<String> onClassPath() throws IOException, InterruptedException {
        var classes = classes("classpath");
        var sources = sources().stream()
                .filter(source -> !source.endsWith("module-info.java"))
                .toList();
        compile(sources, List.of("-cp", MODULES + "/*", "-d", classes.toString()));
        var arguments = List.of("-cp", classes + ":" + MODULES + "/*", "consumer.Main");
        return java("ALL-UNNAMED", List.of(), arguments);
    }

    /**
     * Return the command that runs a program in Java with no more options than a user must give to keep Java quiet.
     *
     * @param nativeModule the module that loads native libraries
     */
    static List<String> java(String nativeModule, List<String> options, List<String> arguments) {
        var command = new ArrayList<>(List.of(tool("java")));
        if (WARNS) {
            command.add("--enable-native-access=" + nativeModule);
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(options);
        command.addAll(arguments);
        return command;
    }

    private Path classes(String way) {
        return TARGET.resolve("consumers").resolve(name).resolve(way);
    }

    private List<Path> sources() throws IOException {
        var folder = Path.of(System.getProperty("xcm.itest.workspace"), "xcm.itest/src/test/consumers", name);
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private void compile(List<Path> sources, List<String> options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(tool("javac"), "--release", "17"));
        command.addAll(options);
        sources.forEach(source -> command.add(source.toString()));
        var compiled = Outcome.of(command);
        if (compiled.exitCode() != 0) {
            throw new IllegalStateException(name + " does not compile:\n" + compiled.out() + compiled.err());
        }
    }

    /** Return the path of a tool of the JDK that runs the tests. */
    static String tool(String name) {
        return JDK.resolve("bin").resolve(name).toString();
    }
}
