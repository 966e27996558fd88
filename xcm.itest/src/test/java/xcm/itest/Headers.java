package xcm.itest;

import aQute.bnd.header.OSGiHeader;
import aQute.bnd.header.Parameters;
import java.util.Set;
import java.util.jar.Attributes;

/**
 * The headers of a bundle's manifest.
 *
 * @param attributes the main section
 */
record Headers(Attributes attributes) {
    /** Return a header's text; empty without it. */
    String text(String name) {
        var value = attributes.getValue(name);
        return value == null ? "" : value;
    }

    /** Return a header's clauses, with their attributes and directives; empty without it. */
    Parameters clauses(String name) {
        return OSGiHeader.parseHeader(text(name));
    }

    /** Return the names of the packages that are exported. */
    Set<String> exports() {
        return clauses("Export-Package").keySet();
    }

    /** Return the names of the packages that are imported. */
    Set<String> imports() {
        return clauses("Import-Package").keySet();
    }
}
