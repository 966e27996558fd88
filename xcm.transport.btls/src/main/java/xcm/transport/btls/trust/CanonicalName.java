package xcm.transport.btls.trust;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.bouncycastle.asn1.ASN1BMPString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1T61String;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.ASN1UniversalString;
import org.bouncycastle.asn1.ASN1VisibleString;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.util.encoders.Hex;

/**
 * Is a distinguished name in the form in which two are compared, as the reference implementation's library does.
 *
 * <p>Case of ASCII letters, the type of the string, and white space at its ends or doubled in it do not matter.
 *
 * @param rdns the relative distinguished names in order, each with its attributes sorted
 */
record CanonicalName(List<String> rdns) {
    /**
     * Converts a name.
     *
     * @throws IllegalArgumentException it cannot be encoded
     */
    static CanonicalName of(X500Name name) {
        var rdns = new ArrayList<String>();
        for (RDN rdn : name.getRDNs()) {
            var attributes = new TreeSet<String>();
            for (AttributeTypeAndValue attribute : rdn.getTypesAndValues()) {
                attributes.add(attribute.getType().getId() + '=' + value(attribute.getValue()));
            }
            rdns.add(String.join("\u0000", attributes));
        }
        return new CanonicalName(List.copyOf(rdns));
    }

    /** Tells whether this name is equal to the other, or below it. */
    boolean isWithin(CanonicalName subtree) {
        return rdns.size() >= subtree.rdns.size()
                && rdns.subList(0, subtree.rdns.size()).equals(subtree.rdns);
    }

    /** Compares the texts; not by the record's own method, which would hold the class as long as the JDK lives (up to 18). */
    @Override
    public boolean equals(Object other) {
        return other instanceof CanonicalName name && rdns.equals(name.rdns);
    }

    @Override
    public int hashCode() {
        return rdns.hashCode();
    }

    private static String value(ASN1Encodable value) {
        if (value instanceof ASN1UTF8String
                || value instanceof ASN1PrintableString
                || value instanceof ASN1IA5String
                || value instanceof ASN1VisibleString
                || value instanceof ASN1T61String
                || value instanceof ASN1BMPString
                || value instanceof ASN1UniversalString) {
            return 's' + folded(text((ASN1String) value));
        }
        try {
            return 'x' + Hex.toHexString(value.toASN1Primitive().getEncoded("DER"));
        } catch (IOException e) {
            throw new IllegalArgumentException("a name has a value that cannot be encoded", e);
        }
    }

    private static String text(ASN1String string) {
        if (string instanceof ASN1UniversalString universal) {
            byte[] octets = universal.getOctets();
            return octets.length % 4 == 0 ? new String(octets, Charset.forName("UTF-32BE")) : Hex.toHexString(octets);
        }
        return string.getString();
    }

    /** Folds ASCII only: letters to lower case, runs of white space to one blank, none at the ends. */
    private static String folded(String text) {
        var folded = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c >= '\t' && c <= '\r') {
                blank = folded.length() > 0;
                continue;
            }
            if (blank) {
                folded.append(' ');
                blank = false;
            }
            folded.append(Ascii.lowerCase(c));
        }
        return folded.toString();
    }
}
