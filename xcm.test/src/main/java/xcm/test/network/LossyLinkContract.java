package xcm.test.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.spi.ServiceType;
import xcm.test.TransportUnderTest;

/** Is about links that lose some packets. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
public abstract class LossyLinkContract {
    private final List<TransportUnderTest> transports;

    /** Names the transports. */
    protected LossyLinkContract(TransportUnderTest... transports) {
        this.transports = List.of(transports);
    }

    private static final int MESSAGES = 400;
    private static final int SIZE = 5000;
    private static final int SEED = 7;

    @Test
    void shouldCarryEverythingInOrderWhenPacketsAreLost() throws Exception {
        try (var link = new Link();
                var pair = Ends.over(link, transports.get(0), Link.THERE)) {
            link.here.drop("meta l4proto tcp numgen random mod 100 < 5");
            link.there.drop("meta l4proto tcp numgen random mod 100 < 5");
            long before = pair.client().attributes().getInt64("tcp.segs_out");
            var sending = link.here.start(() -> send(pair.client()));
            var expected = new byte[SIZE];
            var random = new Random(SEED);
            var buffer = Ends.bytes(SIZE + 1);
            for (int i = 0; i < MESSAGES; i++) {
                random.nextBytes(expected);
                buffer.clear().limit(transports.get(0).service() == ServiceType.MESSAGING ? SIZE + 1 : SIZE);
                while (buffer.position() < SIZE) {
                    assertTrue(pair.accepted().receive(buffer) > 0);
                }
                assertEquals(ByteBuffer.wrap(expected), buffer.flip());
            }
            Namespace.result(sending);
            var attributes = pair.client().attributes();
            assertTrue(attributes.getInt64("tcp.total_retrans") > 0);
            assertTrue(attributes.getInt64("tcp.segs_out") > before + 10);
            assertTrue(attributes.getInt64("tcp.segs_in") > 10);
            assertTrue(attributes.getInt64("tcp.rtt") > 0);
        }
    }

    private static boolean send(XcmConnection connection) throws XcmException {
        var random = new Random(SEED);
        var message = new byte[SIZE];
        for (int i = 0; i < MESSAGES; i++) {
            random.nextBytes(message);
            connection.send(ByteBuffer.wrap(message));
        }
        return true;
    }
}
