package xcm.ca;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Has {@code openssl} judge what was made. */
record Openssl(Path directory) {
    /**
     * Tells how a command ended.
     *
     * @param status 0 for success
     * @param output what it wrote
     */
    record Answer(int status, String output) {}

    Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    Answer run(Object... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("openssl"));
        for (var argument : arguments) {
            command.add(argument.toString());
        }
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Answer(process.waitFor(), output);
    }

    /** Returns what {@code openssl x509} says of a certificate. */
    String text(Issued issued) throws IOException, InterruptedException {
        return run("x509", "-noout", "-text", "-in", file("text.pem", issued.certificatePem()))
                .output();
    }
}
