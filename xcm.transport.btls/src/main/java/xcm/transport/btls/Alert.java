package xcm.transport.btls;

import java.util.Map;

/** Names alerts as RFC 8446 6 does. */
final class Alert {
    /** Those by which a peer refuses what it was offered, or who offers it. */
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(10, "unexpected_message"),
            Map.entry(40, "handshake_failure"),
            Map.entry(42, "bad_certificate"),
            Map.entry(43, "unsupported_certificate"),
            Map.entry(44, "certificate_revoked"),
            Map.entry(45, "certificate_expired"),
            Map.entry(46, "certificate_unknown"),
            Map.entry(47, "illegal_parameter"),
            Map.entry(48, "unknown_ca"),
            Map.entry(49, "access_denied"),
            Map.entry(50, "decode_error"),
            Map.entry(51, "decrypt_error"),
            Map.entry(70, "protocol_version"),
            Map.entry(71, "insufficient_security"),
            Map.entry(80, "internal_error"),
            Map.entry(109, "missing_extension"));

    private Alert() {}

    /** Returns the name of what an alert describes; its number if it is none of those. */
    static String name(int description) {
        return NAMES.getOrDefault(description, String.valueOf(description));
    }
}
