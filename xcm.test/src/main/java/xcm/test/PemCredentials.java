package xcm.test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import xcm.attr.AttributeMap;
import xcm.ca.Authority;
import xcm.ca.Issued;
import xcm.ca.Subject;

/**
 * Is what a program needs to be an end of a TLS connection, as PEM.
 *
 * @param certificate its certificate, and those that follow it
 * @param key the key of the certificate, of an elliptic curve, in PKCS#8
 * @param trusted the certificates that it trusts
 */
record PemCredentials(String certificate, String key, String trusted) implements Serializable {
    private static final char[] NO_PASSWORD = new char[0];

    /** Makes those of a peer with a common name, who trusts its own authority. */
    static PemCredentials of(String name) {
        var root = Authority.root("Authority of " + name);
        return of(root.issue(Subject.named(name)), root.certificatePem());
    }

    static PemCredentials of(Issued issued, String trusted) {
        return new PemCredentials(issued.certificatePem(), issued.keyPem(), trusted);
    }

    /** Returns them as attributes, by value. */
    AttributeMap attributes() {
        return AttributeMap.builder()
                .add("tls.cert", certificate.getBytes(StandardCharsets.US_ASCII))
                .add("tls.key", key.getBytes(StandardCharsets.US_ASCII))
                .add("tls.tc", trusted.getBytes(StandardCharsets.US_ASCII))
                .build();
    }

    /** Makes of a TCP connection one of TLS, whose client has these credentials; by the JDK's own TLS. */
    SSLSocket client(Socket tcp) throws IOException {
        try {
            var factory = context().getSocketFactory();
            var socket = (SSLSocket) factory.createSocket(tcp, null, tcp.getPort(), true);
            socket.setUseClientMode(true);
            socket.startHandshake();
            return socket;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private SSLContext context() throws GeneralSecurityException, IOException {
        var own = KeyStore.getInstance("PKCS12");
        own.load(null, NO_PASSWORD);
        var encoded = Base64.getMimeDecoder().decode(key.replaceAll("-----[A-Z ]*-----", ""));
        var privateKey = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        own.setKeyEntry("own", privateKey, NO_PASSWORD, certificates(certificate));
        var keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(own, NO_PASSWORD);

        var anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, NO_PASSWORD);
        var all = certificates(trusted);
        for (int i = 0; i < all.length; i++) {
            anchors.setCertificateEntry("trusted" + i, all[i]);
        }
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(anchors);

        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static Certificate[] certificates(String pem) throws GeneralSecurityException {
        var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(bytes)
                .toArray(Certificate[]::new);
    }

    @Override
    public String toString() {
        return "PemCredentials";
    }
}
