package xcm.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import xcm.api.Xcm;

/** All have to do the same work: the cipher that this project chooses is that of the others. */
@Timeout(30)
class CredentialsTest {
    @Test
    void shouldAgreeOnTheCipherWhenThisProject() throws Exception {
        try (var server = Xcm.server(Transport.TLS.address(), Credentials.FAR.attributes())) {
            var accepted = Parallel.start(server::accept);
            try (var near = Xcm.connect(server.localAddress().orElseThrow(), Credentials.NEAR.attributes());
                    var far = accepted.get()) {
                assertEquals(Credentials.CIPHER, far.attributes().getString("tls.cipher"));
                assertEquals("1.3", far.attributes().getString("tls.version"));
                assertEquals("near", far.attributes().getString("tls.peer.cert.subject.cn"));
                assertEquals("far", near.attributes().getString("tls.peer.cert.subject.cn"));
            }
        }
    }

    @Test
    void shouldAgreeOnTheCipherWhenSslSocket() throws Exception {
        try (var server = new SslSocketServer(0)) {
            var accepted = Parallel.start(server::accept);
            try (var near = server.connect();
                    var far = accepted.get()) {
                assertEquals(Credentials.CIPHER, near.getSession().getCipherSuite());
                assertEquals(Credentials.VERSION, far.getSession().getProtocol());
                assertEquals(Credentials.NEAR.certificate(), far.getSession().getPeerCertificates()[0]);
            }
        }
    }
}
