package xcm.api;

import java.io.IOException;

/**
 * Is a copy of a failure inside a transport, with its message and its stack trace as text. What the JVM keeps for the stack
 * trace of the original holds the classes of all callers: an application that keeps, or logs, an exception would keep a
 * transport that was removed.
 */
final class Cause extends IOException {
    private static final long serialVersionUID = 1L;

    private final String original;

    Cause(Throwable original) {
        super(original.getMessage(), original.getCause() == null ? null : new Cause(original.getCause()));
        this.original = original.toString();
        setStackTrace(original.getStackTrace());
    }

    /** Takes no stack trace: the original's is set. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }

    /** Returns what the original says. */
    @Override
    @SuppressWarnings("OverrideThrowableToString") // the class to be named is the original's
    public String toString() {
        return original;
    }
}
