package xcm.tools.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
class GetoptTest {
    /** What options do, and the messages, in the order in which it happens. */
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

    private final PrintStream out = new PrintStream(seen, true, UTF_8);
    private final Getopt getopt = new Getopt("prog", out)
            .option('l', () -> out.println("-l"))
            .option('b', argument -> out.println("-b=" + argument));

    /** What getopt(3) makes of the same words, as the shell's getopt(1) shows; a wrong option is a question mark. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', textBlock = """
                    -l addr,            -l [addr]
                    addr -l,            -l [addr]
                    -lb n=true addr,    -l -b=n=true [addr]
                    -bn=true addr,      -b=n=true [addr]
                    -b=x addr,          -b==x [addr]
                    -b -l addr,         -b=-l [addr]
                    -b -- addr,         -b=-- [addr]
                    -lb-- addr,         -l -b=-- [addr]
                    -ll,                -l -l []
                    -b1 -l -b2 -lb1,    -b=1 -l -b=2 -l -b=1 []
                    -- -l,              [-l]
                    a -l -- -b c,       -l [a -b c]
                    a -- b -- -l,       [a b -- -l]
                    -,                  [-]
                    -b - -,             -b=- [-]
                    -b @a @b,           -b=@a [@b]
                    -b "a" "b",         -b="a" ["b"]
                    -b ${a} ${b},       -b=${a} [${b}]
                    -lq addr,           -l ?q [addr]
                    -ql addr,           ?q -l [addr]
                    -lqb x addr,        -l ?q -b=x [addr]
                    -qq -l -\u00e9,     ?q ?q -l ?\u00e9 []
                    -l=x,               -l ?= ?x []
                    --l,                ?- -l []
                    ---,                ?- ?- []
                    -:,                 ?: []
                    addr -b,            ?b [addr]""")
    void shouldDoWhatGetoptDoesWhenGivenTheSameWords(String words, String expected) throws Exception {
        var operands = getopt.parse(words.split(" "));
        var options =
                seen.toString(UTF_8).replaceAll("prog: .* -- '(.)'", "?$1").replace("\n", " ");
        assertEquals(expected, options + operands.toString().replace(",", ""));
    }

    @Test
    void shouldTakeAnyTextAsArgumentAndAsOperand() throws Exception {
        assertEquals(List.of("", "a b", "\n"), getopt.parse("-b", "", "", "-b", " -l ", "a b", "\n"));
        assertEquals("-b=\n-b= -l \n", seen.toString(UTF_8));
    }

    @Test
    void shouldSayWhatIsWrongWhenAnOptionIsUnknownOrLacksItsArgument() throws Exception {
        assertEquals(List.of(), getopt.parse("-q", "-lb"));
        assertEquals("""
                prog: invalid option -- 'q'
                -l
                prog: option requires an argument -- 'b'
                """, seen.toString(UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"-l -e -q -l", "-leql", "-l -ex -l", "-le"})
    void shouldEndAtOnceWhenAnOptionSaysSo(String words) {
        var end = End.silent(0);
        getopt.option('e', () -> {
            throw end;
        });
        assertSame(end, assertThrows(End.class, () -> getopt.parse(words.split(" "))));
        assertEquals("-l\n", seen.toString(UTF_8));
    }

    @Test
    void shouldEndAtOnceWhenAnArgumentIsWrong() {
        getopt.option('e', argument -> {
            throw End.error(argument);
        });
        var end = assertThrows(End.class, () -> getopt.parse("a", "-e", "wrong", "-l"));
        assertEquals("wrong", end.getMessage());
        assertEquals("", seen.toString(UTF_8));
    }
}
