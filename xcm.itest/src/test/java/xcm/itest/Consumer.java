package xcm.itest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A small application in {@code src/test/consumers/NAME}, compiled and run by the JDK's own tools in processes of their
 * own: with {@code module-info.java} on the module path, without it on the class path. Its main class is
 * {@code consumer.Main}.
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

    /** Compile and run it, with further options for {@code java}. */
    Outcome run(String... javaOptions) throws IOException, InterruptedException {
        var sources = sources();
        var classes = TARGET.resolve("consumers").resolve(name);
        var isModule = sources.stream().anyMatch(source -> source.endsWith("module-info.java"));

        var javac = new ArrayList<>(List.of("javac", "--release", "17", "-Xlint:all", "-Werror"));
        javac.addAll(List.of("-d", classes.toString()));
        javac.addAll(isModule ? List.of("-p", MODULES.toString()) : List.of("-cp", MODULES + "/*"));
        sources.forEach(source -> javac.add(source.toString()));
        var compiled = process(javac);
        if (compiled.exitCode() != 0) {
            throw new IllegalStateException(name + " does not compile:\n" + compiled.out() + compiled.err());
        }

        var java = new ArrayList<>(List.of("java"));
        java.addAll(List.of(javaOptions));
        java.addAll(
                isModule
                        ? List.of("-p", classes + ":" + MODULES, "-m", "consumer/consumer.Main")
                        : List.of("-cp", classes + ":" + MODULES + "/*", "consumer.Main"));
        return process(java);
    }

    private List<Path> sources() throws IOException {
        var folder = Path.of(System.getProperty("xcm.itest.workspace"), "xcm.itest/src/test/consumers", name);
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).collect(Collectors.toList());
        }
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
