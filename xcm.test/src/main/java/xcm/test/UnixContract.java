package xcm.test;

import org.junit.jupiter.api.Nested;

/** Is what {@code ux} and {@code uxf} have to keep. */
public abstract class UnixContract extends MessagingContract {
    final UnixTransport unix;

    /** Describes the transport. */
    protected UnixContract(UnixTransport unix) {
        super(unix);
        this.unix = unix;
    }

    @Nested
    final class Names extends UnixNamesContract {
        Names() {
            super(UnixContract.this.unix);
        }
    }

    @Nested
    final class Endings extends UnixEndingsContract {
        Endings() {
            super(UnixContract.this.unix);
        }
    }

    @Nested
    final class Foreigners extends UnixForeignersContract {
        Foreigners() {
            super(UnixContract.this.unix);
        }
    }
}
