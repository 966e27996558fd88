package xcm.tools.command;

import java.io.IOException;
import java.io.PrintStream;
import xcm.api.XcmException;

/** Ends a command: with an exit status and some last words. */
public final class End extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    private End(int status, String words) {
        super(words, null, false, false);
        this.status = status;
    }

    /**
     * Make the end that comes after all is done.
     *
     * @param status the exit status, 0..255
     */
    public static End silent(int status) {
        return new End(status, "");
    }

    /**
     * Make an end with a text, as of {@code -h}, on the standard output.
     *
     * @param status the exit status, 0..255
     * @param text what is printed, without the last line's end
     */
    public static End output(int status, String text) {
        return new End(status, text);
    }

    /**
     * Make an end with exit status 1 and a message on the standard error.
     *
     * @param message what is printed, without the line's end
     */
    public static End error(String message) {
        return new End(-1, message);
    }

    /**
     * Make an end with exit status 1 and a message {@code FATAL: what: reason.} on the standard error.
     *
     * @param what could not be done
     * @param cause why
     */
    public static End fatal(String what, IOException cause) {
        return error("FATAL: " + what + ": " + reason(cause) + ".");
    }

    /**
     * Return the reason of a failure as strerror(3) words it.
     *
     * @param cause the failure
     */
    public static String reason(IOException cause) {
        if (cause instanceof XcmException e) {
            return e.errno().message();
        }
        var message = String.valueOf(cause.getMessage());
        // FileNotFoundException: "name (reason)"
        int open = message.endsWith(")") ? message.lastIndexOf(" (") : -1;
        return open < 0 ? message : message.substring(open + 2, message.length() - 1);
    }

    /** Return the exit status, 0..255. */
    public int status() {
        return Math.abs(status);
    }

    /**
     * Print the last words, if any.
     *
     * @param out the standard output
     * @param errors the standard error
     */
    public void print(PrintStream out, PrintStream errors) {
        if (!getMessage().isEmpty()) {
            (status < 0 ? errors : out).println(getMessage());
        }
        out.flush();
    }
}
