package xcm.test;

import org.junit.jupiter.api.Nested;

/** Is what {@code tcp} has to keep: messages, each after its length, over TCP. */
public abstract class FramedTcpContract extends MessagingContract {
    /** Describes the transport. */
    protected FramedTcpContract(TcpTransport transport) {
        super(transport);
    }

    @Nested
    final class Frames extends FrameContract {
        Frames() {
            super(FramedTcpContract.this.transport);
        }
    }

    @Nested
    final class Foreigners extends TcpForeignersContract {
        Foreigners() {
            super(FramedTcpContract.this.transport);
        }
    }

    @Nested
    final class EstablishingTcp extends TcpEstablishingContract {
        EstablishingTcp() {
            super(FramedTcpContract.this.transport);
        }
    }
}
