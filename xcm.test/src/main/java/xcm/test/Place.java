package xcm.test;

/**
 * Is where a TCP server is.
 *
 * @param host without brackets
 */
record Place(String host, String port) {
    /** Takes the place from the address of a socket. */
    static Place of(String address) {
        int start = address.indexOf(':') + 1;
        int colon = address.lastIndexOf(':');
        var host = address.substring(start, colon).replace("[", "").replace("]", "");
        return new Place(host, address.substring(colon + 1));
    }

    Place withPort(String other) {
        return new Place(host, other);
    }

    /** Returns the host as it stands in an address. */
    String bracketed() {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    /** Returns host and port as they stand in an address. */
    String text() {
        return bracketed() + ":" + port;
    }

    /** Returns the address of a transport's server there. */
    String address(String transport) {
        return transport + ":" + text();
    }
}
