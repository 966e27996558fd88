package xcm.test.hotplug;

import java.util.Objects;
import xcm.api.XcmException;
import xcm.linux.Errno;

/** Judges what a scenario saw; a failure is an AssertionError, which any test library understands. */
final class Check {
    private Check() {}

    /** Is a call that may fail. */
    interface Operation {
        void run() throws Exception;
    }

    static void that(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    static void equal(Object expected, Object actual, String what) {
        that(Objects.equals(expected, actual), what + ": expected " + expected + ", but it is " + actual);
    }

    /** Makes the failure that something else led to, which is not its cause: some runners tell of the innermost one only. */
    static AssertionError failed(String what, Throwable reason) {
        var failed = new AssertionError(what + ": " + reason);
        failed.addSuppressed(reason);
        return failed;
    }

    /** Fails unless the operation fails with this errno; returns the failure. */
    static XcmException fails(Errno errno, String what, Operation operation) {
        try {
            operation.run();
        } catch (Exception e) {
            if (e instanceof XcmException failure && failure.errno() == errno) {
                return failure;
            }
            throw failed(what + " should have failed with " + errno, e);
        }
        throw new AssertionError(what + " should have failed with " + errno);
    }
}
