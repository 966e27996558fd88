package xcm.tools.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xcm.api.Xcm;
import xcm.tools.command.Child;

/** The command xcmdemo, as it is built. */
@Timeout(120)
class DemoIT {
    @Test
    void shouldShowEveryTransportAndEndWithZeroWhenAllWork() throws Exception {
        try (var demo = Child.command("xcmdemo")) {
            assertEquals(0, demo.status(), demo.output() + demo.errors());
            assertEquals("", demo.errors());
            assertTrue(Xcm.transports().containsAll(List.of("ux", "uxf", "tcp", "btcp", "tls", "btls", "utls")));
            for (var transport : Xcm.transports()) {
                var line =
                        Pattern.compile("^\\S+ " + transport + " +(messaging|bytestream) .* [1-9]", Pattern.MULTILINE);
                assertTrue(line.matcher(demo.output()).find(), transport + ": " + demo.output());
            }
            for (var half : List.of("ux", "tls")) {
                var line =
                        Pattern.compile("^\\S+ utls +messaging +" + half + ":\\S+ +" + half + ":", Pattern.MULTILINE);
                assertTrue(line.matcher(demo.output()).find(), "utls by " + half + ": " + demo.output());
            }
            assertFalse(demo.output().contains("\033"), "colours, though it is no terminal");
        }
    }

    @Test
    void shouldWorkFromAnywhereWhenItIsReachedByALink(@TempDir Path directory) throws Exception {
        var link = Files.createSymbolicLink(
                directory.resolve("demo"), Child.bin().resolve("xcmdemo").toRealPath());
        try (var demo = Child.command(link, "-h")) {
            assertEquals(0, demo.status(), demo.errors());
            assertTrue(demo.output().startsWith("Usage: xcmdemo"), demo.output());
        } finally {
            Files.delete(link); // JUnit warns of links that lead out of the folder
        }
    }

    @Test
    void shouldSaySoWhenThereIsNoJava(@TempDir Path directory) throws Exception {
        var builder = new ProcessBuilder(Child.bin().resolve("xcmdemo").toString());
        builder.environment().put("JAVA_HOME", directory.toString());
        try (var demo = Child.of(builder)) {
            assertEquals(1, demo.status());
            assertEquals("xcmdemo: JAVA_HOME is " + directory + ", but there is no bin/java\n", demo.errors());
        }
    }
}
