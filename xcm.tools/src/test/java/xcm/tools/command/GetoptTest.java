package xcm.tools.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
class GetoptTest {
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    /** What getopt(3) makes of the same words, as the shell's getopt(1) shows. */
    @ParameterizedTest
    @CsvSource(textBlock = """
                    -l addr,            -l [addr]
                    addr -l,            -l [addr]
                    -lb n=true addr,    -l -b=n=true [addr]
                    -bn=true addr,      -b=n=true [addr]
                    -b=x addr,          -b==x [addr]
                    -b -l addr,         -b=-l [addr]
                    -b -- addr,         -b=-- [addr]
                    -ll,                -l -l []
                    -- -l,              [-l]
                    a -l -- -b c,       -l [a -b c]
                    -,                  [-]
                    -lq addr,           -l -? [addr]
                    -ql addr,           -? -l [addr]
                    --l,                -? -l []
                    -:,                 -? []
                    addr -b,            -? [addr]""")
    void shouldYieldWhatGetoptYieldsWhenGivenTheSameWords(String words, String expected) {
        var getopt = new Getopt("prog", "lb:", words.split(" "), new PrintStream(errors, true, UTF_8));
        var seen = new StringBuilder();
        for (int option = getopt.next(); option != Getopt.END; option = getopt.next()) {
            seen.append('-').append((char) option);
            if (!getopt.argument().isEmpty()) {
                seen.append('=').append(getopt.argument());
            }
            seen.append(' ');
        }
        assertEquals(expected, seen + "[" + String.join(" ", getopt.operands()) + "]");
    }

    @Test
    void shouldSayWhatIsWrongWhenAnOptionIsUnknownOrLacksItsArgument() {
        var getopt = new Getopt("prog", "lb:", new String[] {"-q", "-lb"}, new PrintStream(errors, true, UTF_8));
        assertEquals(Getopt.UNKNOWN, getopt.next());
        assertEquals('l', getopt.next());
        assertEquals(Getopt.UNKNOWN, getopt.next());
        assertEquals(Getopt.END, getopt.next());
        assertEquals(List.of(), getopt.operands());
        assertEquals("""
                prog: invalid option -- 'q'
                prog: option requires an argument -- 'b'
                """, errors.toString(UTF_8));
    }
}
