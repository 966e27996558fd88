package xcm.shell;

/** Tells the user in one line which command failed, why, and what to do. */
public final class CommandFailure extends Exception {
    private static final long serialVersionUID = 1L;

    CommandFailure(String message) {
        super(message);
    }

    CommandFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** Returns the message alone: Gogo shows this, and the name of a class says nothing to the user. */
    @Override
    @SuppressWarnings("OverrideThrowableToString") // not another message: no class name in front of it
    public String toString() {
        return getMessage();
    }
}
