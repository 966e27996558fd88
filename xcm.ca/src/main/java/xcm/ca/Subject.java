package xcm.ca;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * Says what a certificate is to contain. Each method returns a changed copy.
 *
 * <p>Without being told otherwise, a certificate is valid from an hour ago for 30 days, has a key of its own on the curve
 * P-256, a random serial number and a subject key identifier, and neither alternative names nor usages.
 */
public final class Subject {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SERIAL_BITS = 120; // RFC 5280 4.1.2.2: at most 20 octets

    private List<String> commonNames;
    private List<GeneralName> alternatives = List.of();
    private List<ExtendedUsage> usages = List.of();
    private Optional<Set<KeyUse>> keyUses = Optional.empty();
    private List<String> permittedDns = List.of();
    private List<String> excludedDns = List.of();
    private Instant from;
    private Instant to;
    private KeyKind key = KeyKind.EC_P256;
    private Optional<BigInteger> serial = Optional.empty();
    private Optional<Boolean> authority = Optional.empty();
    private Optional<Integer> pathLength = Optional.empty();
    private boolean keyIdentifier = true;

    private Subject(List<String> commonNames) {
        this.commonNames = commonNames;
        from = Instant.now().minus(Duration.ofHours(1));
        to = from.plus(Duration.ofDays(30));
    }

    private Subject(Subject other) {
        commonNames = other.commonNames;
        alternatives = other.alternatives;
        usages = other.usages;
        keyUses = other.keyUses;
        permittedDns = other.permittedDns;
        excludedDns = other.excludedDns;
        from = other.from;
        to = other.to;
        key = other.key;
        serial = other.serial;
        authority = other.authority;
        pathLength = other.pathLength;
        keyIdentifier = other.keyIdentifier;
    }

    /** Describes a certificate with these common names, in this order; without any it is that of an organization. */
    public static Subject named(String... commonNames) {
        return new Subject(List.of(commonNames));
    }

    /** Adds DNS names to the alternative names. */
    public Subject dns(String... names) {
        return alternatives(GeneralName.dNSName, names);
    }

    /** Adds e-mail addresses to the alternative names. */
    public Subject email(String... addresses) {
        return alternatives(GeneralName.rfc822Name, addresses);
    }

    /** Adds IP addresses, as text, to the alternative names. */
    public Subject ip(String... addresses) {
        return alternatives(GeneralName.iPAddress, addresses);
    }

    /** Adds a directory name to the alternative names: an organization with these common names, or with none. */
    public Subject directory(String... names) {
        var builder = new X500NameBuilder().addRDN(BCStyle.O, "Directory");
        for (var name : names) {
            builder.addRDN(BCStyle.CN, name);
        }
        var copy = new Subject(this);
        copy.alternatives = plus(alternatives, List.of(new GeneralName(builder.build())));
        return copy;
    }

    /** Says what the certificate is for; without this it is for everything. */
    public Subject usage(ExtendedUsage... purposes) {
        var copy = new Subject(this);
        copy.usages = List.of(purposes);
        return copy;
    }

    /** Says what the key does. Without this, authorities sign certificates and revocation lists, and others do everything. */
    public Subject keyUse(KeyUse... uses) {
        var copy = new Subject(this);
        copy.keyUses = Optional.of(Set.of(uses));
        return copy;
    }

    /** Sets when the certificate is valid; seconds count. */
    public Subject valid(Instant first, Instant last) {
        var copy = new Subject(this);
        copy.from = first;
        copy.to = last;
        return copy;
    }

    /** Makes the certificate one that was valid yesterday and before. */
    public Subject expired() {
        var now = Instant.now();
        return valid(now.minus(Duration.ofDays(10)), now.minus(Duration.ofDays(1)));
    }

    /** Makes the certificate one that will be valid tomorrow and later. */
    public Subject notYetValid() {
        var now = Instant.now();
        return valid(now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(10)));
    }

    /** Sets the kind of key. */
    public Subject key(KeyKind kind) {
        var copy = new Subject(this);
        copy.key = kind;
        return copy;
    }

    /** Sets the serial number. */
    public Subject serial(long number) {
        var copy = new Subject(this);
        copy.serial = Optional.of(BigInteger.valueOf(number));
        return copy;
    }

    /** Leaves the subject key identifier away. */
    public Subject withoutKeyIdentifier() {
        var copy = new Subject(this);
        copy.keyIdentifier = false;
        return copy;
    }

    /**
     * Says whether the certificate is one of an authority, whatever it is issued as: so an authority's can lack what makes it
     * one.
     */
    public Subject authority(boolean flag) {
        var copy = new Subject(this);
        copy.authority = Optional.of(flag);
        return copy;
    }

    /** Limits how many authorities can be between this one and a certificate that is none: 0 or more. */
    public Subject pathLength(int length) {
        var copy = new Subject(this);
        copy.pathLength = Optional.of(length);
        return copy;
    }

    /** Permits DNS names in what this authority issues only in these domains. */
    public Subject permittedDns(String... domains) {
        var copy = new Subject(this);
        copy.permittedDns = List.of(domains);
        return copy;
    }

    /** Forbids DNS names in what this authority issues in these domains. */
    public Subject excludedDns(String... domains) {
        var copy = new Subject(this);
        copy.excludedDns = List.of(domains);
        return copy;
    }

    X500Name name() {
        var builder = new X500NameBuilder();
        commonNames.forEach(name -> builder.addRDN(BCStyle.CN, name));
        if (commonNames.isEmpty()) {
            builder.addRDN(BCStyle.O, "Nameless"); // the JDK reads no certificate with an empty subject
        }
        return builder.build();
    }

    List<GeneralName> alternatives() {
        return alternatives;
    }

    List<ExtendedUsage> usages() {
        return usages;
    }

    Optional<Set<KeyUse>> keyUses() {
        return keyUses;
    }

    List<String> permittedDns() {
        return permittedDns;
    }

    List<String> excludedDns() {
        return excludedDns;
    }

    Instant from() {
        return from;
    }

    Instant to() {
        return to;
    }

    KeyKind key() {
        return key;
    }

    BigInteger serial() {
        return serial.orElseGet(() -> new BigInteger(SERIAL_BITS, RANDOM).add(BigInteger.ONE));
    }

    Optional<Boolean> authority() {
        return authority;
    }

    Optional<Integer> pathLength() {
        return pathLength;
    }

    boolean keyIdentifier() {
        return keyIdentifier;
    }

    @Override
    public String toString() {
        return "Subject" + commonNames;
    }

    private Subject alternatives(int kind, String... names) {
        var copy = new Subject(this);
        var added = new ArrayList<GeneralName>();
        for (var name : names) {
            added.add(new GeneralName(kind, name));
        }
        copy.alternatives = plus(alternatives, added);
        return copy;
    }

    private static <T> List<T> plus(List<T> some, List<T> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }
}
