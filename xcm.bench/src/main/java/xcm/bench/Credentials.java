package xcm.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
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

    private static final Authority ROOT = Authority.root("Root");

    /** What the connecting end has. */
    static final Credentials NEAR = new Credentials("near");

    /** What the accepting end has. */
    static final Credentials FAR = new Credentials("far");

    private static final char[] NO_PASSWORD = {};

    private final Issued issued;

    private Credentials(String name) {
        this.issued = ROOT.issue(Subject.named(name).dns(name));
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
    SSLContext context() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        store.setKeyEntry("own", key(), NO_PASSWORD, new X509Certificate[] {certificate()});
        var keys = KeyManagerFactory.getInstance("SunX509");
        keys.init(store, NO_PASSWORD);
        var trust = KeyStore.getInstance("PKCS12");
        trust.load(null, NO_PASSWORD);
        trust.setCertificateEntry("root", trusted());
        var trusts = TrustManagerFactory.getInstance("PKIX");
        trusts.init(trust);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trusts.getTrustManagers(), null);
        return context;
    }

    /** Writes them as files for programs, {@code cert.pem}, {@code key.pem} and {@code tc.pem}. */
    void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("cert.pem"), issued.chainPem());
        Files.writeString(directory.resolve("key.pem"), issued.keyPem());
        Files.writeString(directory.resolve("tc.pem"), ROOT.certificatePem());
    }
}
