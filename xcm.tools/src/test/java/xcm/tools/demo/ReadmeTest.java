package xcm.tools.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import xcm.api.Xcm;

/** The example in the read-me file is the one here. */
@Timeout(30)
class ReadmeTest {
    private String printed = "";

    private void println(CharSequence text) {
        printed += text;
    }

    private void runExample() throws IOException {
        // begin
        try (var server = Xcm.server("tcp:127.0.0.1:0");
                var client = Xcm.connect(server.localAddress().orElseThrow());
                var accepted = server.accept()) {
            client.send(UTF_8.encode("hello"));

            var buffer = ByteBuffer.allocateDirect(65536);
            accepted.receive(buffer);
            println(UTF_8.decode(buffer.flip())); // hello
        }
        // end
    }

    @Test
    void shouldPrintWhatItSaysWhenTheExampleIsRun() throws IOException {
        runExample();
        assertEquals("hello", printed);
    }

    @Test
    void shouldShowTheExampleThatIsRun() throws IOException {
        var source = Files.readString(Path.of("src/test/java/xcm/tools/demo/ReadmeTest.java"));
        var example =
                Pattern.compile("// begin\n(.*?)\n *// end", Pattern.DOTALL).matcher(source);
        assertTrue(example.find());
        var shown = example.group(1).stripIndent().replace("    println(", "    System.out.println(");
        assertTrue(Files.readString(Path.of("../README.md")).contains("```java\n" + shown + "\n```\n"), shown);
    }
}
