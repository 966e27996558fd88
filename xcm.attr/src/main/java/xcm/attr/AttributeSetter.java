package xcm.attr;

/**
 * Sets an attribute of a socket.
 *
 * @param <T> what is set
 */
@FunctionalInterface
public interface AttributeSetter<T> {

    /**
     * Sets the attribute.
     *
     * @param value the new value, of the declared type, not null
     * @throws AttributeException if that fails: EINVAL if the value is out of range, EACCES if it can not be set any
     *     more, or the number of a system call that failed
     */
    void set(T value) throws AttributeException;

    /** Sets an attribute of type bool. */
    @FunctionalInterface
    interface OfBool {

        /**
         * Sets the attribute.
         *
         * @param value the new value
         * @throws AttributeException as {@link AttributeSetter#set}
         */
        void set(boolean value) throws AttributeException;
    }

    /** Sets an attribute of type int64. */
    @FunctionalInterface
    interface OfInt64 {

        /**
         * Sets the attribute.
         *
         * @param value the new value
         * @throws AttributeException as {@link AttributeSetter#set}
         */
        void set(long value) throws AttributeException;
    }

    /** Sets an attribute of type double. */
    @FunctionalInterface
    interface OfReal {

        /**
         * Sets the attribute.
         *
         * @param value the new value
         * @throws AttributeException as {@link AttributeSetter#set}
         */
        void set(double value) throws AttributeException;
    }
}
