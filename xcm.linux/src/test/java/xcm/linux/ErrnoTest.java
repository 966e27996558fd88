package xcm.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ErrnoTest {
    @Test
    void shouldHaveTheCLibrarysTextWhenCompared() throws Exception {
        List<String> lines = Programs.python("import os\nfor i in range(1, 134): print(os.strerror(i))")
                .lines()
                .toList();
        assertEquals(133, lines.size());
        for (int code = 1; code <= 133; code++) {
            Errno errno = Errno.of(code);
            String expected = code == 41 || code == 58 ? "Unknown error " + code : lines.get(code - 1);
            assertEquals(expected, errno == Errno.UNKNOWN ? "Unknown error " + code : errno.message());
            assertEquals(lines.get(code - 1), expected);
        }
    }

    @Test
    void shouldHaveTheHeadersNameWhenCompared() throws Exception {
        String pairs =
                Programs.python("import errno\nfor n in dir(errno):\n  if n[0] == 'E': print(n, getattr(errno, n))");
        List<String> aliases = List.of("EWOULDBLOCK", "EDEADLOCK", "ENOTSUP");
        pairs.lines()
                .map(line -> line.split(" "))
                .filter(pair -> !aliases.contains(pair[0]))
                .forEach(pair -> assertEquals(Errno.of(Integer.parseInt(pair[1])), Errno.valueOf(pair[0])));
    }

    @Test
    void shouldBeInOrderWhenListed() {
        int last = 0;
        for (Errno errno : List.of(Errno.values()).subList(0, Errno.values().length - 1)) {
            assertEquals(errno, Errno.of(-errno.code()));
            assertEquals(1, Integer.signum(errno.code() - last), errno.name());
            last = errno.code();
        }
        assertEquals(133, last);
    }

    @Test
    void shouldBeUnknownWhenTheNumberHasNoName() {
        for (int code : new int[] {0, 41, 58, 134, 524, -524, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertSame(Errno.UNKNOWN, Errno.of(code));
        }
    }

    @Test
    void shouldNameCallAndErrorWhenThrown() {
        ErrnoException known = new ErrnoException("bind", -98);
        assertEquals("bind: Address already in use (EADDRINUSE)", known.getMessage());
        assertSame(Errno.EADDRINUSE, known.errno());
        assertEquals("bind", known.call());
        assertEquals("bind: Unknown error 524", new ErrnoException("bind", -524).getMessage());
    }
}
