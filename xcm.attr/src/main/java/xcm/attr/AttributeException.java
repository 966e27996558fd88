package xcm.attr;

/**
 * Tells why an attribute could not be read or set.
 *
 * <p>The message names the attribute and says what is wrong or what to do; {@link #errno()} is the error number that
 * goes with it.
 */
public final class AttributeException extends Exception {

    /** No such attribute, now or ever. Number of errno(3) on Linux. */
    public static final int ENOENT = 2;

    /** The attribute waits for a file descriptor that does not exist yet. Number of errno(3) on Linux. */
    public static final int EBADF = 9;

    /** The attribute can not be read, or not be set, or not at this time. Number of errno(3) on Linux. */
    public static final int EACCES = 13;

    /** The name is malformed, the value has another type or is out of range. Number of errno(3) on Linux. */
    public static final int EINVAL = 22;

    /** The value does not fit where it should go. Number of errno(3) on Linux. */
    public static final int EOVERFLOW = 75;

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_NAME = 255;

    private final int errno;

    private AttributeException(int errno, String name, String problem) {
        super("attribute \"" + (name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "..." : name) + "\": "
                + problem);
        this.errno = errno;
    }

    /**
     * Makes an exception for a malformed name, or for a value of the wrong type or out of range (EINVAL).
     *
     * @param name    the name of the attribute
     * @param problem what is wrong, and what would be accepted
     * @return the exception
     */
    public static AttributeException invalid(String name, String problem) {
        return failed(EINVAL, name, problem);
    }

    /**
     * Makes an exception for an attribute that does not exist or has no value at this time (ENOENT).
     *
     * @param name    the name of the attribute
     * @param problem what is wrong, or when there will be a value
     * @return the exception
     */
    public static AttributeException notFound(String name, String problem) {
        return failed(ENOENT, name, problem);
    }

    /**
     * Makes an exception for an attribute that can not be read, or not be set, or not at this time (EACCES).
     *
     * @param name    the name of the attribute
     * @param problem what is wrong, or when it can be accessed
     * @return the exception
     */
    public static AttributeException access(String name, String problem) {
        return failed(EACCES, name, problem);
    }

    /**
     * Makes an exception for a value that is too large for its destination (EOVERFLOW).
     *
     * @param name    the name of the attribute
     * @param problem what is wrong, and how much would fit
     * @return the exception
     */
    public static AttributeException overflow(String name, String problem) {
        return failed(EOVERFLOW, name, problem);
    }

    /**
     * Makes an exception for an attribute that waits for a file descriptor (EBADF).
     *
     * @param name    the name of the attribute
     * @param problem what is wrong, or when the file descriptor will exist
     * @return the exception
     */
    public static AttributeException badDescriptor(String name, String problem) {
        return failed(EBADF, name, problem);
    }

    /**
     * Makes an exception for any other reason, such as a system call that failed.
     *
     * @param errno   the number of errno(3) on Linux
     * @param name    the name of the attribute
     * @param problem what failed
     * @return the exception
     */
    public static AttributeException failed(int errno, String name, String problem) {
        return new AttributeException(errno, name, problem);
    }

    /**
     * Gives the error number.
     *
     * @return the number of errno(3) on Linux; one of the constants of this class unless a system call failed
     */
    public int errno() {
        return errno;
    }
}
