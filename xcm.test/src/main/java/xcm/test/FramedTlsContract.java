package xcm.test;

import org.junit.jupiter.api.Nested;

/** Is what {@code tls} has to keep: messages, each after its length, over TLS. */
public abstract class FramedTlsContract extends MessagingContract {
    final TlsTransport tls;

    /** Describes the transport. */
    protected FramedTlsContract(TlsTransport tls) {
        super(tls);
        this.tls = tls;
    }

    @Nested
    final class Frames extends FrameContract {
        Frames() {
            super(FramedTlsContract.this.transport);
        }
    }

    @Nested
    final class Foreigners extends TlsForeignersContract {
        Foreigners() {
            super(FramedTlsContract.this.tls);
        }
    }

    @Nested
    final class Endings extends TlsEndingContract {
        Endings() {
            super(FramedTlsContract.this.tls);
        }
    }

    @Nested
    final class EstablishingTcp extends TcpEstablishingContract {
        EstablishingTcp() {
            super(FramedTlsContract.this.transport);
        }
    }
}
