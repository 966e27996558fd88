package xcm.tools.xcm;

import java.io.IOException;

/** Tells that a connection cannot be served any more; the message is the one to print. */
final class Failure extends IOException {
    private static final long serialVersionUID = 1L;

    private final IOException reason;

    Failure(String message, IOException reason) {
        super(message, reason);
        this.reason = reason;
    }

    IOException reason() {
        return reason;
    }
}
