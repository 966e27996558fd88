package xcm.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Has OpenSSL's own programs measure what TLS costs: openssl-speed(1), openssl-s_time(1), openssl-s_server(1). */
final class Openssl {
    // "297 connections in 3 real seconds, 0 bytes read per connection"; the seconds are whole ones, and so of no use
    private static final Pattern CONNECTIONS =
            Pattern.compile("^(\\d+) connections in \\d+ real seconds", Pattern.MULTILINE);
    private static final Pattern LISTENING = Pattern.compile("^ACCEPT .*:(\\d+)$");
    // "+F4:3:256:31262.5:10623.2": signatures, and verifications, in a second
    static final Pattern SIGNATURES = Pattern.compile("^\\+F4:\\d+:256:([\\d.]+):([\\d.]+)", Pattern.MULTILINE);
    // "+F:25:AES-256-GCM:113841764.71": bytes in a second
    static final Pattern CIPHER = Pattern.compile("^\\+F:\\d+:AES-256-GCM:([\\d.]+)", Pattern.MULTILINE);

    private static final double NANOSECONDS = 1e9; // in a second

    private Openssl() {}

    /**
     * Measures a case; what this takes is known to the second.
     *
     * @throws IOException if there is no such program, or it fails
     */
    static Figure measure(Case subject, int seconds) throws IOException, InterruptedException {
        double nanoseconds = switch (subject.work()) {
            case CONNECTIONS -> connections(seconds);
            case SIGN -> nanoseconds(SIGNATURES, 1, speed(seconds, "ecdsap256"));
            case VERIFY -> nanoseconds(SIGNATURES, 2, speed(seconds, "ecdsap256"));
            case SEAL -> {
                var size = Integer.toString(subject.size());
                var text = speed(seconds, "-aead", "-evp", "aes-256-gcm", "-bytes", size);
                yield nanoseconds(CIPHER, 1, text) * subject.size();
            }
            default -> throw new IllegalArgumentException(subject.toString());
        };
        return new Figure(subject, nanoseconds, Double.NaN, Double.NaN);
    }

    private static String speed(int seconds, String... what) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("openssl", "speed", "-mr", "-seconds", Integer.toString(seconds)));
        Collections.addAll(command, what);
        return output(command);
    }

    private static double connections(int seconds) throws IOException, InterruptedException {
        var directory = Files.createTempDirectory("bench");
        try {
            Credentials.NEAR.write(directory.resolve("near"));
            Credentials.FAR.write(directory.resolve("far"));
            return connections(seconds, directory);
        } finally {
            try (var files = Files.walk(directory)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static double connections(int seconds, Path directory) throws IOException, InterruptedException {
        var serving = command(directory.resolve("far"), "s_server", "-accept", "127.0.0.1:0", "-www");
        Collections.addAll(serving, "-Verify", "1", "-verify_return_error");
        var server = start(serving);
        try {
            var address = "127.0.0.1:" + port(server.inputReader());
            var connecting = command(directory.resolve("near"), "s_time", "-new", "-connect", address, "-verify", "1");
            Collections.addAll(connecting, "-time", Integer.toString(seconds));
            long start = System.nanoTime();
            var text = output(connecting);
            return (System.nanoTime() - start) / number(CONNECTIONS, 1, text);
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    private static List<String> command(Path credentials, String... what) {
        var command = new ArrayList<String>();
        command.add("openssl");
        Collections.addAll(command, what);
        Collections.addAll(command, "-cert", credentials.resolve("cert.pem").toString());
        Collections.addAll(command, "-key", credentials.resolve("key.pem").toString());
        Collections.addAll(command, "-CAfile", credentials.resolve("tc.pem").toString());
        Collections.addAll(command, "-tls1_3", "-ciphersuites", Credentials.CIPHER);
        return command;
    }

    /** Waits for a server to say its port; what it says after that is read, so that it can go on, and of no interest. */
    private static String port(BufferedReader output) throws IOException, InterruptedException {
        var port = new CompletableFuture<String>();
        var reader = new Thread(() -> read(output, port), "s_server");
        reader.setDaemon(true);
        reader.start();
        try {
            return port.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private static void read(BufferedReader output, CompletableFuture<String> port) {
        var all = new StringBuilder();
        try {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                var listening = LISTENING.matcher(line);
                if (listening.matches()) {
                    port.complete(listening.group(1));
                } else if (!port.isDone()) {
                    all.append(line).append('\n');
                }
            }
            port.completeExceptionally(new IOException("openssl s_server ended: " + all));
        } catch (IOException e) {
            port.completeExceptionally(e); // or it was stopped
        }
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        var process = start(command);
        try (var reader = process.inputReader()) {
            var text = String.join("\n", reader.lines().toList());
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + text);
            }
            return text;
        } finally {
            process.destroy();
        }
    }

    private static Process start(List<String> command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        return process;
    }

    /** Reads a rate. */
    static double nanoseconds(Pattern pattern, int group, String text) throws IOException {
        return NANOSECONDS / number(pattern, group, text);
    }

    private static double number(Pattern pattern, int group, String text) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException("openssl says something else: " + text);
        }
        return Double.parseDouble(matcher.group(group));
    }
}
