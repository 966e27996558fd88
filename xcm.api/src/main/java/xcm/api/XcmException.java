package xcm.api;

import java.io.IOException;
import xcm.attr.AttributeException;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;

/**
 * Tells that an operation failed: by which errno, on which address, and what can be done.
 *
 * <p>The cause, if there is one, is a copy for the eye: it has the message and the stack trace of what happened inside.
 *
 * <p>After a failure of a connection the same errno is thrown again by each further operation (but for EINTR, EAGAIN,
 * EINVAL and EMSGSIZE, which concern one call only, and but for the transports {@code ux} and {@code uxf}, which keep no
 * state).
 */
public final class XcmException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Errno errno;
    private final String operation;
    private final String address;

    XcmException(Errno errno, String operation, String address) {
        this(errno, operation, address, Advice.on(errno), null);
    }

    XcmException(ErrnoException cause, String operation, String address) {
        this(cause.errno(), operation, address, explanation(cause), new Cause(cause));
    }

    XcmException(AttributeException cause, String operation, String address) {
        this(Errno.of(cause.errno()), operation, address, cause.getMessage(), new Cause(cause));
    }

    private XcmException(Errno errno, String operation, String address, String advice, Throwable cause) {
        super(text(errno, operation, address, advice), cause);
        this.errno = errno;
        this.operation = operation;
        this.address = address;
    }

    /** Returns the reason. */
    public Errno errno() {
        return errno;
    }

    /** Returns what was tried: {@code connect}, {@code send}, {@code set tcp.keepalive}, ... */
    public String operation() {
        return operation;
    }

    /** Returns the address that it was tried on, or an empty string if there was none yet. */
    public String address() {
        return address;
    }

    private static String explanation(ErrnoException cause) {
        return cause.explanation().isEmpty() ? Advice.on(cause.errno()) : cause.explanation();
    }

    private static String text(Errno errno, String operation, String address, String advice) {
        var where = address.isEmpty() ? "" : " " + address;
        var more = advice.isEmpty() ? "" : "; " + advice;
        return operation + where + ": " + errno + " (" + errno.message() + ")" + more;
    }
}
