package xcm.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import xcm.attr.AttributeMap;
import xcm.ca.Authority;
import xcm.ca.Issued;
import xcm.ca.Subject;

/**
 * Is what one end shows and trusts, in the forms that the contenders want; the two ends have one authority. All use the same
 * version and cipher, which are what this project agrees on with itself if nothing is configured.
 */
final class Credentials {
    /** The version, as the JDK and Netty call it. */
    static final String VERSION = "TLSv1.3";

    /** The cipher suite, RFC 8446 B.4. */
    static final String CIPHER = "TLS_AES_256_GCM_SHA384";

    private static final char[] NO_PASSWORD = {};
    private static final Authority ROOT = Authority.root("Root");

    /** What the connecting end has. */
    static final Credentials NEAR = new Credentials("near");

    /** What the accepting end has. */
    static final Credentials FAR = new Credentials("far");

    private final Issued issued;
    private final Managers managers;

    private Credentials(String name) {
        this.issued = ROOT.issue(Subject.named(name).dns(name));
        this.managers = Managers.of(this);
    }

    /** Returns them as attributes of this project. */
    AttributeMap attributes() {
        return AttributeMap.builder()
                .add("tls.cert", issued.chainPem().getBytes(US_ASCII))
                .add("tls.key", issued.keyPem().getBytes(US_ASCII))
                .add("tls.tc", ROOT.certificatePem().getBytes(US_ASCII))
                .build();
    }

    X509Certificate certificate() {
        return issued.certificate();
    }

    X509Certificate trusted() {
        return ROOT.certificate();
    }

    PrivateKey key() throws GeneralSecurityException {
        var lines = issued.keyPem().lines().filter(line -> !line.startsWith("-"));
        byte[] encoded = Base64.getMimeDecoder().decode(String.join("", lines.toList()));
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    /** Returns them as a new context of the JDK, which has no sessions to resume. */
    SSLContext context() throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(managers.keys(), managers.trusts(), null);
        return context;
    }

    /** Holds what the JDK's contexts are made of; made once, as a store of keys takes its time to be read. */
    private record Managers(KeyManager[] keys, TrustManager[] trusts) {
        static Managers of(Credentials credentials) {
            try {
                var store = store();
                var chain = new X509Certificate[] {credentials.certificate()};
                store.setKeyEntry("own", credentials.key(), NO_PASSWORD, chain);
                var keys = KeyManagerFactory.getInstance("SunX509");
                keys.init(store, NO_PASSWORD);
                var trust = store();
                trust.setCertificateEntry("root", credentials.trusted());
                var trusts = TrustManagerFactory.getInstance("PKIX");
                trusts.init(trust);
                return new Managers(keys.getKeyManagers(), trusts.getTrustManagers());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private static KeyStore store() throws GeneralSecurityException {
            try {
                var store = KeyStore.getInstance("PKCS12");
                store.load(null, NO_PASSWORD);
                return store;
            } catch (IOException e) {
                throw new KeyStoreException(e);
            }
        }
    }

    /** Writes them as files for programs, {@code cert.pem}, {@code key.pem} and {@code tc.pem}. */
    void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("cert.pem"), issued.chainPem());
        Files.writeString(directory.resolve("key.pem"), issued.keyPem());
        Files.writeString(directory.resolve("tc.pem"), ROOT.certificatePem());
    }
}
