package xcm.ca;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.cert.X509v2CRLBuilder;

/** Says what a revocation list of an authority is to contain: RFC 5280 5. Each method returns a changed copy. */
public final class RevocationList {
    private static final int UNSPECIFIED = 0; // the reason, RFC 5280 5.3.1

    private final Authority issuer;
    private final List<BigInteger> serials;
    private final Instant from;
    private final Instant to;

    private RevocationList(Authority issuer, List<BigInteger> serials, Instant from, Instant to) {
        this.issuer = issuer;
        this.serials = serials;
        this.from = from;
        this.to = to;
    }

    static RevocationList of(Authority issuer, List<BigInteger> serials) {
        var from = Instant.now().minus(Duration.ofHours(1));
        return new RevocationList(issuer, serials, from, from.plus(Duration.ofDays(30)));
    }

    /** Sets when the list was made, and when there will be a next one. */
    public RevocationList valid(Instant thisUpdate, Instant nextUpdate) {
        return new RevocationList(issuer, serials, thisUpdate, nextUpdate);
    }

    /** Makes the list one that should have been replaced yesterday. */
    public RevocationList expired() {
        var now = Instant.now();
        return valid(now.minus(Duration.ofDays(10)), now.minus(Duration.ofDays(1)));
    }

    /** Makes the list one of tomorrow. */
    public RevocationList notYetValid() {
        var now = Instant.now();
        return valid(now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(10)));
    }

    /** Returns the list, signed. */
    public String pem() {
        var builder = new X509v2CRLBuilder(issuer.name(), Date.from(from)).setNextUpdate(Date.from(to));
        serials.forEach(serial -> builder.addCRLEntry(serial, Date.from(from), UNSPECIFIED));
        try {
            return Pem.of("X509 CRL", builder.build(issuer.signer()).getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException("A list of " + issuer + " cannot be encoded", e);
        }
    }

    @Override
    public String toString() {
        return "RevocationList[" + issuer + ", " + serials + "]";
    }
}
