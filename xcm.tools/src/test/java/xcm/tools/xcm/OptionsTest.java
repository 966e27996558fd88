package xcm.tools.xcm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xcm.attr.AttributeMap;
import xcm.attr.AttributeValue;
import xcm.tools.command.End;

@Timeout(10)
class OptionsTest {
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private ByteArrayInputStream in = new ByteArrayInputStream(new byte[0]);

    private Options parse(String... arguments) throws End {
        return Options.parse(arguments, in, new PrintStream(errors, true, UTF_8));
    }

    private String message(int status, String... arguments) {
        var end = assertThrows(End.class, () -> parse(arguments));
        assertEquals(status, end.status());
        var out = new ByteArrayOutputStream();
        end.print(new PrintStream(out, true, UTF_8), new PrintStream(errors, true, UTF_8));
        return out.toString(UTF_8) + errors.toString(UTF_8);
    }

    @Test
    void shouldConnectToAnyServiceWhenOnlyAnAddressIsGiven() throws Exception {
        var options = parse("ux:name");
        assertFalse(options.isServer());
        assertEquals("ux:name", options.address());
        assertEquals(AttributeMap.builder().add("xcm.service", "any").build(), options.connection());
        assertTrue(options.server().isEmpty());
    }

    @Test
    void shouldForceAnyServiceWhenAnotherIsDemanded() throws Exception {
        var options = parse("-s", "xcm.service=messaging", "ux:name");
        assertEquals("any", options.connection().text("xcm.service").orElseThrow());
    }

    @Test
    void shouldTakeEachTypeWhenAttributesAreGiven(@TempDir Path directory) throws Exception {
        var file = Files.write(directory.resolve("value"), new byte[] {1, 0, 2});
        var attributes = parse(
                        "-b",
                        "b=true",
                        "-i",
                        "i=-42",
                        "-d",
                        "d=1.5e3",
                        "-s",
                        "s=a=b",
                        "-f",
                        "f=" + file,
                        "-i",
                        "e=",
                        "tcp:h:1")
                .connection();
        assertEquals(AttributeValue.of(true), attributes.get("b").orElseThrow());
        assertEquals(AttributeValue.of(-42), attributes.get("i").orElseThrow());
        assertEquals(AttributeValue.of(1500.0), attributes.get("d").orElseThrow());
        assertEquals(AttributeValue.of("a=b"), attributes.get("s").orElseThrow());
        assertEquals(
                AttributeValue.of(new byte[] {1, 0, 2}), attributes.get("f").orElseThrow());
        assertEquals(AttributeValue.of(0), attributes.get("e").orElseThrow());
    }

    @Test
    void shouldReadTheValueAndNothingElseWhenItComesByTheInput() throws Exception {
        in = new ByteArrayInputStream(new byte[] {0, 0, 0, 2, 7, 8, 9});
        assertArrayEquals(
                new byte[] {7, 8},
                parse("-r", "key", "ux:x").connection().binary("key").orElseThrow());
        assertEquals(9, in.read());
    }

    @Test
    void shouldApplyOnlyTheNextAttributeToTheServerWhenToldSo() throws Exception {
        var options = parse("-x", "-i", "first=1", "-l", "-i", "second=2", "ux:x");
        assertTrue(options.isServer());
        assertEquals(
                AttributeMap.builder().add("first", 1).add("xcm.service", "any").build(), options.server());
        assertEquals(AttributeMap.builder().add("second", 2).build(), options.connection());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    -b name ux:x         | Invalid attribute format. '=' is missing.
                    -b name=yes ux:x     | Boolean attributes need to be either 'true' or 'false'.
                    -i name=1x ux:x      | "1x" not an integer.
                    -i name=9223372036854775808 ux:x | "9223372036854775808" not an integer.
                    -d name=1d ux:x      | "1d" not a double.
                    -l ux:x -x           | -x specified without subsequent -b, -i or -s.
                    -x -i n=1 ux:x       | Server socket attributes may not be specified in client mode.
                    -r n ux:x            | Failed to read length field for "n".
                    -f n=/no/such ux:x   | FATAL: Error reading "/no/such": No such file or directory.
                    -f n=/ ux:x          | FATAL: Error reading "/": Is a directory.""")
    void shouldSayWhatIsWrongWhenAnArgumentIs(String arguments, String expected) {
        assertEquals(expected + "\n", message(1, arguments.split(" ")));
        assertEquals(expected + "\n", errors.toString(UTF_8));
    }

    @Test
    void shouldSaySoWhenTheInputHasTooFewBytes() {
        in = new ByteArrayInputStream(new byte[] {0, 0, 0, 5, 1, 2});
        assertEquals("Failed to read 5 bytes of value data for \"n\".\n", message(1, "-r", "n", "ux:x"));
    }

    @Test
    void shouldTakeNamesAndValuesOfTheGreatestLengthAndNoLongerOnes() throws Exception {
        assertEquals(
                2,
                parse("-s", "n".repeat(64) + "=" + "v".repeat(512), "ux:x")
                        .connection()
                        .size());
        assertEquals("Attribute name too long.\n", message(1, "-s", "n".repeat(65) + "=v", "ux:x"));
        errors.reset();
        assertEquals("Attribute value too long.\n", message(1, "-f", "n=" + "v".repeat(513), "ux:x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-l", "ux:a ux:b", "-b"})
    void shouldPrintTheUsageWhenThereIsNotOneAddress(String arguments) {
        assertTrue(message(1, arguments.split(" ")).contains("Usage: xcm [OPTIONS] <addr>\n"));
    }

    @Test
    void shouldGoOnWhenAnOptionIsUnknown() throws Exception {
        assertEquals("ux:x", parse("-q", "ux:x").address());
        assertEquals("xcm: invalid option -- 'q'\n", errors.toString(UTF_8));
    }

    @Test
    void shouldEndWithTheUsageWhenAskedForItBeforeAnError() {
        assertTrue(message(0, "-h", "-b", "wrong").startsWith("Usage: xcm [OPTIONS] <addr>\n"));
        assertEquals("", errors.toString(UTF_8));
    }
}
