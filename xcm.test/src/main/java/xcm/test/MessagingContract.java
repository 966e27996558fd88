package xcm.test;

import org.junit.jupiter.api.Nested;

/** Is what every messaging transport has to keep. */
public abstract class MessagingContract extends TransportContract {
    /** Describes the transport. */
    protected MessagingContract(TransportUnderTest transport) {
        super(transport);
    }

    @Nested
    final class Messages extends MessageContract {
        Messages() {
            super(MessagingContract.this.transport);
        }
    }
}
