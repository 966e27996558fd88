package xcm.linux;

import java.io.IOException;

/**
 * Tells that something failed which had to make an object: a system call, or a check before it. Calls that return numbers
 * never throw it.
 */
public final class ErrnoException extends IOException {
    private static final long serialVersionUID = 1;

    private final Errno errno;
    private final String call;
    private final String explanation;

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
        this.explanation = "";
    }

    /**
     * Make the exception of a check that failed before any system call.
     *
     * @param errno the error
     * @param explanation what is wrong, and what would be right
     */
    public ErrnoException(Errno errno, String explanation) {
        super(explanation);
        this.errno = errno;
        this.call = "";
        this.explanation = explanation;
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

    /** Give what is wrong and what would be right; an empty text if it was a system call that failed. */
    public String explanation() {
        return explanation;
    }

    /** Give the name of the system call, such as {@code "bind"}; an empty text if there was none. */
    public String call() {
        return call;
    }
}
