package xcm.linux;

import java.io.IOException;

/** Tells that a system call failed which had to make an object; calls that return numbers never throw it. */
public final class ErrnoException extends IOException {
    private static final long serialVersionUID = 1;

    private final Errno errno;
    private final String call;

    /**
     * Make the exception of a failed call.
     *
     * @param call the name of the system call
     * @param code its error number, positive or negative
     */
    public ErrnoException(String call, int code) {
        super(call + ": " + text(code));
        this.errno = Errno.of(code);
        this.call = call;
    }

    private static String text(int code) {
        Errno errno = Errno.of(code);
        return errno == Errno.UNKNOWN ? errno.message() + " " + Math.abs(code) : errno.message() + " (" + errno + ")";
    }

    /** Return a result that is not negative, or throw the exception of the call that gave it. */
    static int check(String call, int result) throws ErrnoException {
        if (result < 0) {
            throw new ErrnoException(call, result);
        }
        return result;
    }

    /** Give the error. */
    public Errno errno() {
        return errno;
    }

    /** Give the name of the system call, such as {@code "bind"}. */
    public String call() {
        return call;
    }
}
