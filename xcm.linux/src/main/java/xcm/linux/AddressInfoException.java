package xcm.linux;

import java.io.IOException;

/** Tells that the name service did not give an address (man 3 getaddrinfo). */
public final class AddressInfoException extends IOException {
    /** Code: the name service cannot answer now; a later try may succeed. */
    public static final int EAI_AGAIN = -3;
    /** Code: there is no such name, or none with an address. */
    public static final int EAI_NONAME = -2;
    /** Code: a system call failed; see {@link #errno()}. */
    public static final int EAI_SYSTEM = -11;

    private static final long serialVersionUID = 1;

    private final int code;
    private final String text;
    private final Errno errno;

    AddressInfoException(String host, int code, String text, Errno errno) {
        super(host + ": " + text + (code == EAI_SYSTEM ? ": " + errno.message() : ""));
        this.code = code;
        this.text = text;
        this.errno = errno;
    }

    /** Give the EAI code, such as {@link #EAI_NONAME}; glibc's are negative. */
    public int code() {
        return code;
    }

    /** Give the text that gai_strerror(3) has for the code. */
    public String text() {
        return text;
    }

    /** Give the error of the system call with {@link #EAI_SYSTEM}; else {@link Errno#UNKNOWN}. */
    public Errno errno() {
        return errno;
    }

    /** Tell whether the same question may be answered later (EAI_AGAIN). */
    public boolean isTemporary() {
        return code == EAI_AGAIN;
    }
}
