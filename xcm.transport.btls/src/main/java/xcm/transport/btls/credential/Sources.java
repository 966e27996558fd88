package xcm.transport.btls.credential;

/**
 * Says where each part of the credentials is to be taken from.
 *
 * @param cert the own certificate and its chain
 * @param key the private key
 * @param tc the trusted certificates; unset if no peer is authenticated
 * @param crl the revocation lists; unset if none is consulted
 */
public record Sources(Source cert, Source key, Source tc, Source crl) {
    /** Nothing was said of any part. */
    public static final Sources UNSET = new Sources(Source.UNSET, Source.UNSET, Source.UNSET, Source.UNSET);

    /** Give where a part is taken from. */
    public Source of(Item item) {
        return switch (item) {
            case CERT -> cert;
            case KEY -> key;
            case TC -> tc;
            case CRL -> crl;
        };
    }

    /** Give the same with one part taken from elsewhere. */
    public Sources with(Item item, Source source) {
        return switch (item) {
            case CERT -> new Sources(source, key, tc, crl);
            case KEY -> new Sources(cert, source, tc, crl);
            case TC -> new Sources(cert, key, source, crl);
            case CRL -> new Sources(cert, key, tc, source);
        };
    }

    /** Name a part and where it is taken from, for messages. */
    String describe(Item item) {
        String attribute = "tls." + item.base();
        return of(item) instanceof Source.File file ? attribute + "_file \"" + file.path() + "\"" : attribute;
    }
}
