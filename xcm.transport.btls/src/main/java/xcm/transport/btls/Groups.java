package xcm.transport.btls;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import xcm.attr.NameList;
import xcm.linux.ErrnoException;

/**
 * Reads lists of groups for the key exchange, the preferred first, with colons between: names of IANA (TLS Supported Groups
 * registry) or those that OpenSSL has besides.
 */
final class Groups {
    private static final Map<String, String> ALIASES = Map.of(
            "P-256", "secp256r1",
            "prime256v1", "secp256r1",
            "P-384", "secp384r1",
            "P-521", "secp521r1",
            "X25519", "x25519",
            "X448", "x448");

    static final Set<String> SUPPORTED = Set.of(
            "x25519",
            "x448",
            "secp256r1",
            "secp384r1",
            "secp521r1",
            "ffdhe2048",
            "ffdhe3072",
            "ffdhe4096",
            "ffdhe6144",
            "ffdhe8192");

    private Groups() {}

    /**
     * Reads a list.
     *
     * @param text the list
     * @return the IANA names, at least one
     * @throws ErrnoException EINVAL if a name is unknown or there twice, by whichever name, or there is none
     */
    static List<String> parse(String text) throws ErrnoException {
        List<String> groups = new ArrayList<>();
        for (String name : NameList.parse(text).names()) {
            String group = ALIASES.getOrDefault(name, name);
            TlsSettings.require(
                    SUPPORTED.contains(group), "tls.groups: \"" + name + "\" is no group here; such as X25519, P-256");
            TlsSettings.require(!groups.contains(group), "tls.groups: \"" + name + "\" is there twice");
            groups.add(group);
        }
        TlsSettings.require(!groups.isEmpty(), "tls.groups is empty");
        return List.copyOf(groups);
    }
}
