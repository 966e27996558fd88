package xcm.attr;

/**
 * Reads an attribute of a socket.
 *
 * @param <T> what is read
 */
@FunctionalInterface
public interface AttributeGetter<T> {

    /**
     * Reads the attribute.
     *
     * @return its present value, not null
     * @throws AttributeException if there is none: ENOENT as long as it is not known, EBADF before the file descriptor
     *     exists, or the number of a system call that failed
     */
    T get() throws AttributeException;

    /** Reads an attribute of type bool. */
    @FunctionalInterface
    interface OfBool {

        /**
         * Reads the attribute.
         *
         * @return its present value
         * @throws AttributeException as {@link AttributeGetter#get()}
         */
        boolean get() throws AttributeException;
    }

    /** Reads an attribute of type int64. */
    @FunctionalInterface
    interface OfInt64 {

        /**
         * Reads the attribute.
         *
         * @return its present value
         * @throws AttributeException as {@link AttributeGetter#get()}
         */
        long get() throws AttributeException;
    }

    /** Reads an attribute of type double. */
    @FunctionalInterface
    interface OfReal {

        /**
         * Reads the attribute.
         *
         * @return its present value
         * @throws AttributeException as {@link AttributeGetter#get()}
         */
        double get() throws AttributeException;
    }
}
