package xcm.transport.btls;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import xcm.attr.NameList;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;

/**
 * Reads lists of cipher suites: IANA names (TLS Cipher Suites registry), the preferred first, with colons between.
 *
 * <p>Both lists are checked whichever versions are enabled. An empty element is passed over.
 */
final class CipherSuites {
    static final String DEFAULT_12 = String.join(
            ":",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    static final String DEFAULT_13 =
            String.join(":", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256");

    /** What the engine has, without the suites that do not encrypt or do not say who the peer is. */
    private static final Set<String> SUPPORTED = Engines.suites(
            Pattern.compile(
                    "TLS_((ECDHE_ECDSA|ECDHE_RSA|DHE_RSA|RSA)_WITH_)?(AES_(128|256)_(GCM|CBC)|CHACHA20_POLY1305)_SHA(256|384)?"));

    private CipherSuites() {}

    /**
     * Reads a list for TLS 1.2.
     *
     * @param text the list
     * @throws ErrnoException EINVAL if a name is not one of a suite for TLS 1.2, or there is none
     */
    static List<String> parse12(String text) throws ErrnoException {
        var names = names(text);
        for (String name : names) {
            if (!SUPPORTED.contains(name) || !isOf12(name)) {
                throw invalid("tls.12.ciphers", name);
            }
        }
        TlsSettings.require(!names.isEmpty(), "tls.12.ciphers is empty");
        return names;
    }

    /**
     * Reads a list for TLS 1.3. Unknown names beside known ones are passed over; the result is empty if there is none for
     * TLS 1.3, which lets the handshake fail.
     *
     * @param text the list
     * @throws ErrnoException EINVAL if there are only unknown names
     */
    static List<String> parse13(String text) throws ErrnoException {
        var names = names(text);
        var known = filter(names, SUPPORTED::contains);
        if (known.isEmpty() && !names.isEmpty()) {
            throw invalid("tls.13.ciphers", names.get(0));
        }
        return filter(known, name -> !isOf12(name));
    }

    /** Leaves out what a server cannot do: it has no Diffie-Hellman parameters of finite fields for TLS 1.2. */
    static List<String> forServer(List<String> names) {
        return filter(names, name -> !name.startsWith("TLS_DHE_"));
    }

    /** Names of TLS 1.3 tell no key exchange (RFC 8446, B.4). */
    private static boolean isOf12(String name) {
        return name.contains("_WITH_");
    }

    private static List<String> names(String text) {
        return filter(NameList.parse(text).names(), name -> !name.isEmpty());
    }

    private static List<String> filter(List<String> names, Predicate<String> condition) {
        var result = new ArrayList<>(names);
        result.removeIf(condition.negate());
        return List.copyOf(result);
    }

    private static ErrnoException invalid(String attribute, String name) {
        return new ErrnoException(
                Errno.EINVAL,
                attribute + ": \"" + name
                        + "\" is no cipher suite of that version here; names are those of IANA, such as "
                        + (attribute.contains("12")
                                ? "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"
                                : "TLS_AES_256_GCM_SHA384"));
    }
}
