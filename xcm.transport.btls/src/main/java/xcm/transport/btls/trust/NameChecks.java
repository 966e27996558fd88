package xcm.transport.btls.trust;

import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;

/** Checks that the names in the certificates of a chain are within what those above allow (RFC 5280, section 4.2.1.10). */
final class NameChecks {
    /** Bounds what one pair of certificates can cost: names times constraints. */
    private static final int MOST_COMPARISONS = 1 << 20;

    private NameChecks() {}

    static void check(Path path) throws CertificateException {
        for (int depth = 0; depth < path.length(); depth++) {
            // RFC 5280, section 6.1.4: that of a new key of the same authority is not bound by what the old one says.
            if (depth == 0 || !path.certificate(depth).isSelfIssued()) {
                check(path, depth);
            }
        }
    }

    private static void check(Path path, int depth) throws CertificateException {
        for (int above = depth + 1; above < path.length(); above++) {
            var constraints = path.certificate(above).extensions().nameConstraints();
            if (constraints.isPresent()) {
                try {
                    check(names(path.certificate(depth), depth == 0), constraints.get());
                } catch (IllegalArgumentException e) {
                    throw path.failure(depth, "the name constraints above it forbid it: " + e.getMessage());
                }
            }
        }
    }

    private static void check(List<GeneralName> names, NameConstraints constraints) {
        GeneralSubtree[] permitted = subtrees(constraints.getPermittedSubtrees());
        GeneralSubtree[] excluded = subtrees(constraints.getExcludedSubtrees());
        if ((long) names.size() * (permitted.length + excluded.length) > MOST_COMPARISONS) {
            throw new IllegalArgumentException("there are too many");
        }
        for (GeneralName name : names) {
            List<GeneralSubtree> allowing = ofKind(name, permitted);
            if (!allowing.isEmpty() && allowing.stream().noneMatch(tree -> Subtree.includes(tree.getBase(), name))) {
                throw new IllegalArgumentException(name + " is not permitted");
            }
            if (ofKind(name, excluded).stream().anyMatch(tree -> Subtree.includes(tree.getBase(), name))) {
                throw new IllegalArgumentException(name + " is excluded");
            }
        }
    }

    private static List<GeneralSubtree> ofKind(GeneralName name, GeneralSubtree[] subtrees) {
        var found = new ArrayList<GeneralSubtree>();
        for (GeneralSubtree subtree : subtrees) {
            if (subtree.getBase().getTagNo() == name.getTagNo()) {
                // RFC 5280, section 4.2.1.10: these are 0 and absent.
                if (subtree.getMinimum().signum() != 0 || subtree.getMaximum() != null) {
                    throw new IllegalArgumentException("a subtree has a minimum or a maximum");
                }
                found.add(subtree);
            }
        }
        return found;
    }

    private static GeneralSubtree[] subtrees(GeneralSubtree[] subtrees) {
        return subtrees == null ? new GeneralSubtree[0] : subtrees;
    }

    /** Returns all names of a certificate; if it is that of the peer, with its common names, for those count as host names. */
    private static List<GeneralName> names(CertificateFacts certificate, boolean peer) {
        var names = new ArrayList<GeneralName>();
        RDN[] subject = certificate.subjectName().getRDNs();
        if (subject.length > 0) {
            names.add(new GeneralName(certificate.subjectName()));
        }
        for (RDN rdn : subject) {
            for (AttributeTypeAndValue attribute : rdn.getTypesAndValues()) {
                if (attribute.getType().equals(PKCSObjectIdentifiers.pkcs_9_at_emailAddress)) {
                    if (!(attribute.getValue() instanceof ASN1IA5String)) {
                        throw new IllegalArgumentException("an e-mail address is not in ASCII");
                    }
                    names.add(new GeneralName(GeneralName.rfc822Name, attribute.getValue()));
                }
            }
        }
        certificate
                .extensions()
                .alternativeNames()
                .map(GeneralNames::getNames)
                .ifPresent(all -> names.addAll(List.of(all)));
        if (peer) {
            for (String name : DistinguishedName.commonNames(certificate.subjectName())) {
                if (isHost(name)) {
                    names.add(new GeneralName(GeneralName.dNSName, new DERIA5String(name)));
                }
            }
        }
        return names;
    }

    /**
     * Tells whether a common name looks like that of a host: two labels at least, for one is more likely that of a person.
     */
    private static boolean isHost(String name) {
        boolean dots = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean inside = i > 0 && i < name.length() - 1;
            if (c == '.'
                    && inside
                    && name.charAt(i + 1) != '.'
                    && name.charAt(i + 1) != '-'
                    && name.charAt(i - 1) != '-') {
                dots = true;
            } else if (!(c == '-' && inside) && !isOfLabel(c)) {
                return false;
            }
        }
        return dots;
    }

    private static boolean isOfLabel(char c) {
        char lower = Ascii.lowerCase(c);
        return lower >= 'a' && lower <= 'z' || c >= '0' && c <= '9' || c == '_';
    }
}
