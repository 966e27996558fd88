package xcm.transport.btls.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** Reads the common names of distinguished names. */
final class DistinguishedName {
    private DistinguishedName() {}

    /** Returns the common names in order, but for those with a NUL, which would look shorter than they are. */
    static List<String> commonNames(X500Name name) {
        var found = new ArrayList<String>();
        for (RDN rdn : name.getRDNs()) {
            for (AttributeTypeAndValue attribute : rdn.getTypesAndValues()) {
                if (attribute.getType().equals(BCStyle.CN) && attribute.getValue() instanceof ASN1String) {
                    String text = text(attribute.getValue());
                    if (text.indexOf('\0') < 0) {
                        found.add(text);
                    }
                }
            }
        }
        return List.copyOf(found);
    }

    /** Takes the bytes of a string, whatever its type, for UTF-8: as the reference implementation does. */
    static String text(ASN1Encodable string) {
        try {
            byte[] encoded = string.toASN1Primitive().getEncoded(ASN1Encoding.DER);
            // X.690, 8.1.3: one byte of tag, then the length: one byte, or their number and that many bytes.
            int length = encoded[1] & 0xff;
            int start = length < 0x80 ? 2 : 2 + (length & 0x7f);
            return new String(Arrays.copyOfRange(encoded, start, encoded.length), UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException("a string cannot be encoded", e);
        }
    }
}
