package xcm.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class TableTest {
    private static Figure figure(Work work, Contender contender, double nanoseconds, double error, double bytes) {
        return new Figure(new Case(work, Transport.UX, Case.SMALL, contender), nanoseconds, error, bytes);
    }

    @Test
    void shouldShowRatiosWhenWorkIsTheSame() {
        var table = new Table(List.of(
                figure(Work.ONE_THREAD, Contender.XCM, 1050.4, 12.3, 0.004),
                figure(Work.ONE_THREAD, Contender.KERNEL, 1000, 5, 0),
                figure(Work.ONE_THREAD, Contender.NIO, 2100.8, 20, 0),
                figure(Work.ONE_THREAD, Contender.JEROMQ, 12345, 678, 1234.6),
                figure(Work.PING_PONG, Contender.XCM, 20000, Double.NaN, Double.NaN)));
        assertEquals("""
                work        over  bytes  contender          ns/op        ±     B/op   /kernel /best peer   /tcp /single

                one-thread  ux      100  xcm                1,050       12        0      1.05       0.50      -       -
                one-thread  ux      100  kernel             1,000        5        0      1.00       0.48      -       -
                one-thread  ux      100  nio                2,101       20        0      2.10       1.00      -       -
                one-thread  ux      100  jeromq            12,345      678    1,235     12.35       5.88      -       -

                ping-pong   ux      100  xcm               20,000        ?        ?         -          -      -       -
                """, String.join("\n", table.lines()) + "\n");
    }

    private static List<String> row(Table table, int line) {
        return List.of(table.lines().get(line).split(" +"));
    }

    private static Figure of(Work work, Transport transport, Contender contender, double nanoseconds) {
        return new Figure(new Case(work, transport, Case.SMALL, contender), nanoseconds, 0, 0);
    }

    @Test
    void shouldCompareWithXcmOverTcpWhenOverTls() {
        var table = new Table(List.of(
                of(Work.SINGLES, Transport.TCP, Contender.XCM, 100),
                of(Work.SINGLES, Transport.TCP, Contender.NIO, 50),
                of(Work.SINGLES, Transport.TLS, Contender.JDK, 300)));
        assertEquals(
                List.of("100", "jdk", "300", "0", "0", "-", "1.00", "3.00", "-"),
                row(table, 5).subList(2, 11));
        assertEquals("-", row(table, 2).get(9));
    }

    @Test
    void shouldCompareWithTheSameContendersSinglesWhenABatch() {
        var table = new Table(List.of(
                of(Work.SINGLES, Transport.TLS, Contender.JDK, 300),
                of(Work.SINGLES, Transport.TLS, Contender.XCM, 400),
                of(Work.BATCHES, Transport.TLS, Contender.XCM, 100)));
        assertEquals("0.25", row(table, 5).get(10));
        assertEquals("-", row(table, 3).get(10));
    }
}
