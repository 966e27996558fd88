package xcm.test;

import org.junit.jupiter.api.Nested;

/** Is what {@code btls} has to keep: bytes over TLS. */
public abstract class PlainTlsContract extends StreamContract {
    final TlsTransport tls;

    /** Describes the transport. */
    protected PlainTlsContract(TlsTransport tls) {
        super(tls);
        this.tls = tls;
    }

    @Nested
    final class Foreigners extends TlsForeignersContract {
        Foreigners() {
            super(PlainTlsContract.this.tls);
        }
    }

    @Nested
    final class Endings extends TlsEndingContract {
        Endings() {
            super(PlainTlsContract.this.tls);
        }
    }

    @Nested
    final class EstablishingTcp extends TcpEstablishingContract {
        EstablishingTcp() {
            super(PlainTlsContract.this.transport);
        }
    }
}
