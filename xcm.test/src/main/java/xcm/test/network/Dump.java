package xcm.test.network;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;

/** Records the packets of one end of a link, by tcpdump(8). */
public final class Dump implements AutoCloseable {
    private final Path file = Files.createTempFile("xcm", ".pcap");
    private final Process process;

    /** Returns when the recording has begun. */
    public Dump(Namespace end) throws IOException {
        process = new ProcessBuilder(end.command(
                        "tcpdump", "-i", "cable", "--immediate-mode", "-U", "-Z", "root", "-w", file.toString()))
                .start();
        var messages = new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8));
        var line = "";
        while (!line.contains("listening on")) {
            line = messages.readLine();
            if (line == null) {
                throw new IOException("tcpdump ended");
            }
        }
    }

    public void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    /** Returns how many of the recorded packets match. */
    public long count(String filter) {
        return Shell.run("tcpdump", "-nn", "-t", "-r", file.toString(), filter)
                .lines()
                .filter(line -> line.startsWith("IP"))
                .count();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        Files.delete(file);
    }
}
