package xcm.test;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Is what TLS means to those who use it, whatever transport is at each end: {@code btls} at both, {@code tls} at both, or
 * {@code utls} at one and {@code tls} at the other.
 */
@Isolated("the check for leaks looks at the whole process")
public abstract class TlsHandshakeContract {
    final TlsRoute route;

    /** Says which transports are at the ends. */
    protected TlsHandshakeContract(TlsRoute route) {
        this.route = route;
    }

    @Nested
    final class Trust extends TlsTrustContract {
        Trust() {
            super(TlsHandshakeContract.this.route);
        }
    }

    @Nested
    final class Authentication extends TlsAuthenticationContract {
        Authentication() {
            super(TlsHandshakeContract.this.route);
        }
    }

    @Nested
    final class Versions extends TlsVersionsContract {
        Versions() {
            super(TlsHandshakeContract.this.route);
        }
    }

    @Nested
    final class Revocation extends TlsRevocationContract {
        Revocation() {
            super(TlsHandshakeContract.this.route);
        }
    }

    @Nested
    final class Names extends TlsNamesContract {
        Names() {
            super(TlsHandshakeContract.this.route);
        }
    }

    @Nested
    final class Credentials extends TlsCredentialsContract {
        Credentials() {
            super(TlsHandshakeContract.this.route);
        }
    }

    @Nested
    final class Roles extends TlsRolesContract {
        Roles() {
            super(TlsHandshakeContract.this.route);
        }
    }

    @Nested
    final class Peers extends TlsPeerContract {
        Peers() {
            super(TlsHandshakeContract.this.route);
        }
    }

    @Nested
    final class Failures extends TlsFailureContract {
        Failures() {
            super(TlsHandshakeContract.this.route);
        }
    }

    @Nested
    final class Rotation extends TlsRotationContract {
        Rotation() {
            super(TlsHandshakeContract.this.route);
        }
    }

    @Nested
    final class Timeouts extends TlsTimeoutContract {
        Timeouts() {
            super(TlsHandshakeContract.this.route);
        }
    }

    @Nested
    final class Relayed extends TlsRelayContract {
        Relayed() {
            super(TlsHandshakeContract.this.route);
        }
    }

    @Nested
    final class Namespaces extends TlsNamespaceContract {
        Namespaces() {
            super(TlsHandshakeContract.this.route);
        }
    }
}
