package xcm.test;

import org.junit.jupiter.api.Nested;

/** Is what {@code btcp} has to keep: the bytes of TCP as they are. */
public abstract class PlainTcpContract extends StreamContract {
    /** Describes the transport. */
    protected PlainTcpContract(TcpTransport transport) {
        super(transport);
    }

    @Nested
    final class EstablishingTcp extends TcpEstablishingContract {
        EstablishingTcp() {
            super(PlainTcpContract.this.transport);
        }
    }
}
