package xcm.test;

import org.junit.jupiter.api.Nested;

/** Is what every transport of bytes has to keep. */
public abstract class StreamContract extends TransportContract {
    /** Describes the transport. */
    protected StreamContract(TransportUnderTest transport) {
        super(transport);
    }

    @Nested
    final class Bytes extends StreamBytesContract {
        Bytes() {
            super(StreamContract.this.transport);
        }
    }
}
