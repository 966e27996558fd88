package xcm.api.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.attr.AttributeMap;
import xcm.linux.Errno;

/** Sockets of which but one of two parts carries the traffic. */
@Timeout(30)
class AlternativesTest {
    private static final AttributeMap NON_BLOCKING =
            AttributeMap.builder().add("xcm.blocking", false).build();
    private static final int LEFT = 1;
    private static final int RIGHT = 2;
    private static final int EITHER = 3;

    @BeforeEach
    void start() {
        Registry.becomeDynamic();
        Registry.add(LEFT, new SilentTransport("left"));
        Registry.add(RIGHT, new SilentTransport("right"));
    }

    @AfterEach
    void stop() {
        Registry.clear();
    }

    @ParameterizedTest
    @CsvSource({"left, 1, 2", "right, 2, 1"})
    void shouldEndAConnectionOnlyWithTheOneThatItKept(String kept, int its, int others) throws Exception {
        Registry.add(EITHER, new EitherTransport(kept));
        int before = Descriptors.open();
        try (var server = Xcm.server("either:x", NON_BLOCKING);
                var connected = Xcm.connect("either:x", NON_BLOCKING);
                var accepted = server.accept()) {
            Registry.remove(others);
            assertEquals(0, receive(connected));
            assertEquals(0, receive(accepted));
            assertEquals(Errno.ENOPROTOOPT, errnoOf(server::accept), "it was built on both");
            Registry.remove(its);
            assertEquals(Errno.ENOPROTOOPT, errnoOf(() -> receive(connected)));
            assertEquals(Errno.ENOPROTOOPT, errnoOf(() -> receive(accepted)));
        }
        Descriptors.await(before);
    }

    @Test
    void shouldEndAConnectionWithTheWhole() throws Exception {
        Registry.add(EITHER, new EitherTransport("left"));
        try (var connected = Xcm.connect("either:x", NON_BLOCKING)) {
            Registry.remove(EITHER);
            assertEquals(Errno.ENOPROTOOPT, errnoOf(() -> receive(connected)));
        }
    }

    @Test
    void shouldHoldNothingOfTheOneThatWasDropped() throws Exception {
        Registry.add(EITHER, new EitherTransport("right"));
        Registry.remove(LEFT);
        var left = addLeftThatNobodyHolds();
        try (var connected = Xcm.connect("either:x", NON_BLOCKING)) {
            Registry.remove(LEFT);
            Collected.await(List.of(left));
            assertEquals(0, receive(connected));
        }
    }

    private static WeakReference<Object> addLeftThatNobodyHolds() {
        var transport = new SilentTransport("left");
        Registry.add(LEFT, transport);
        return new WeakReference<>(transport);
    }

    @Test
    void shouldCountWhatAPartOfAnAlternativeDoesAsTheWholes() throws Exception {
        var either = new EitherTransport("left");
        Registry.add(EITHER, either);
        try (var server = Xcm.server("either:x", NON_BLOCKING);
                var connected = Xcm.connect("either:x", NON_BLOCKING);
                var accepted = server.accept()) {
            assertNotNull(connected);
            assertNotNull(accepted);
            for (var context : either.contexts()) {
                var part = context.alternative("left").part("left");
                assertSame(context.counters(), part.counters());
                assertNotSame(context.counters(), part.part("left").counters(), "a layer below");
                assertNotSame(context.counters(), context.part("either").counters());
                assertEquals("left", part.scheme());
                assertEquals("either", context.alternative("left").scheme());
            }
        }
        assertEquals(2, either.contexts().size());
    }

    private static int receive(XcmConnection connection) throws XcmException {
        return connection.receive(ByteBuffer.allocate(1));
    }

    private interface Call {
        Object call() throws Exception;
    }

    private static Errno errnoOf(Call call) {
        return assertThrows(XcmException.class, call::call).errno();
    }
}
