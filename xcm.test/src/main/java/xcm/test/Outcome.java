package xcm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.function.Executable;
import xcm.api.XcmException;
import xcm.linux.Errno;

/** Tells how an operation went: by its result, or by the name of its errno. */
final class Outcome {
    private Outcome() {}

    /** Is an operation with a result. */
    @FunctionalInterface
    interface Operation {
        /** Does it; what it returns is told by its text. */
        Object run() throws Exception;
    }

    /** Is an operation without a result. */
    @FunctionalInterface
    interface Action {
        /** Does it. */
        void run() throws Exception;
    }

    /** Does it and returns the text of the result, or the name of the errno. */
    static String of(Operation operation) throws Exception {
        try {
            return String.valueOf(operation.run());
        } catch (XcmException e) {
            return e.errno().name();
        }
    }

    /** Does it and returns {@code ok}, or the name of the errno. */
    static String of(Action action) throws Exception {
        return of(() -> {
            action.run();
            return "ok";
        });
    }

    /** Does them in turn and returns all outcomes, with blanks between. */
    static String ofEach(Operation... operations) throws Exception {
        var all = new StringBuilder();
        for (var operation : operations) {
            all.append(all.isEmpty() ? "" : " ").append(of(operation));
        }
        return all.toString();
    }

    /** Fails unless it fails with the errno. */
    static void fails(Errno errno, Executable operation) {
        var failure = assertThrows(XcmException.class, operation, () -> "should be " + errno);
        assertEquals(errno, failure.errno(), failure::getMessage);
    }

    /** Does it until it fails, as it has to within some tries; returns the errno. */
    static Errno ofLast(int tries, Operation operation) throws Exception {
        for (int i = 0; i < tries; i++) {
            try {
                operation.run();
            } catch (XcmException e) {
                return e.errno();
            }
        }
        return fail("still no failure after " + tries + " times");
    }
}
