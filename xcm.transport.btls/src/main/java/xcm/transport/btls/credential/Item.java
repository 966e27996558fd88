package xcm.transport.btls.credential;

import java.util.Locale;
import java.util.Optional;

/** Names the parts of a set of credentials, in the order in which they are looked up. */
public enum Item {
    /** The own certificate, and the chain that is to be sent with it. */
    CERT("certificate"),
    /** The private key of the own certificate. */
    KEY("private key"),
    /** The certificates that end the chain of a trusted peer. */
    TC("trusted certificates"),
    /** The certificate revocation lists. */
    CRL("revocation lists");

    private final String title;

    Item(String title) {
        this.title = title;
    }

    /** Give what it is in words, for messages. */
    public String title() {
        return title;
    }

    /** Give the name that attributes and files begin with, such as {@code "cert"}. */
    public String base() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Give the name of its file in a directory of credentials: {@code cert.pem}, or {@code cert_blue.pem}. */
    String fileName(Optional<String> namespace) {
        return base() + namespace.map(name -> "_" + name).orElse("") + ".pem";
    }
}
