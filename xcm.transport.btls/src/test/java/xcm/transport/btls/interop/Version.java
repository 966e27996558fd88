package xcm.transport.btls.interop;

import xcm.attr.AttributeMap;

/** Lists the versions of TLS. */
enum Version {
    /** TLS 1.2, RFC 5246. */
    TLS12("1.2", "-tls1_2", "TLSv1_2"),
    /** TLS 1.3, RFC 8446. */
    TLS13("1.3", "-tls1_3", "TLSv1_3");

    /** As the attribute {@code tls.version} has it. */
    final String text;

    /** What has {@code openssl} do no other. */
    final String option;

    /** What Python calls it. */
    final String python;

    Version(String text, String option, String python) {
        this.text = text;
        this.option = option;
        this.python = python;
    }

    /** Returns what has our end do no other. */
    AttributeMap only() {
        var other = this == TLS12 ? "tls.13.enabled" : "tls.12.enabled";
        return AttributeMap.builder().add(other, false).build();
    }
}
