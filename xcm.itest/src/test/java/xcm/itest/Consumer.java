package xcm.itest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

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
    private static final int SECONDS = 60;

    /**
     * What a process did.
     *
     * @param exitCode 0 for success
     * @param out what it wrote to its standard output
     * @param err what it wrote to its standard error
     */
    record Outcome(int exitCode, String out, String err) {}

    /** Compile and run it as a module among modules, with further options for {@code java}. */
    Outcome runOnModulePath(String... javaOptions) throws IOException, InterruptedException {
        var classes = classes("modules");
        compile(sources(), List.of("-p", MODULES.toString(), "-d", classes.toString()));
        return java(javaOptions, List.of("-p", classes + ":" + MODULES, "-m", "consumer/consumer.Main"));
    }

    /** Compile and run it, without its module descriptor, on the class path, with further options for {@code java}. */
    Outcome runOnClassPath(String... javaOptions) throws IOException, InterruptedException {
        var classes = classes("classpath");
        var sources = sources().stream()
                .filter(source -> !source.endsWith("module-info.java"))
                .toList();
        compile(sources, List.of("-cp", MODULES + "/*", "-d", classes.toString()));
        return java(javaOptions, List.of("-cp", classes + ":" + MODULES + "/*", "consumer.Main"));
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
        var command = new ArrayList<>(List.of("javac", "--release", "17"));
        command.addAll(options);
        sources.forEach(source -> command.add(source.toString()));
        var compiled = process(command);
        if (compiled.exitCode() != 0) {
            throw new IllegalStateException(name + " does not compile:\n" + compiled.out() + compiled.err());
        }
    }

    private Outcome java(String[] javaOptions, List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("java"));
        command.addAll(List.of(javaOptions));
        command.addAll(arguments);
        return process(command);
    }

    private Outcome process(List<String> command) throws IOException, InterruptedException {
        var out = Files.createTempFile(TARGET, name, ".out");
        var err = Files.createTempFile(TARGET, name, ".err");
        try {
            var arguments = new ArrayList<>(command);
            arguments.set(0, JDK.resolve("bin").resolve(command.get(0)).toString());
            var process = new ProcessBuilder(arguments)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new IllegalStateException(
                        command.get(0) + " of " + name + " did not end within " + SECONDS + " s");
            }
            return new Outcome(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
