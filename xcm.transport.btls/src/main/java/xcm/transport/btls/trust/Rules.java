package xcm.transport.btls.trust;

/**
 * Is what a verification is to look at.
 *
 * @param peer the part that the peer takes in TLS
 * @param checkTime whether certificates and revocation lists must be within their time
 * @param checkCrl whether every certificate of the chain must be shown not to be revoked; the chain must then reach
 *     a trusted certificate that is signed with its own key
 */
public record Rules(Peer peer, boolean checkTime, boolean checkCrl) {
    /** Is the part that a peer takes in TLS, which its certificate must allow. */
    public enum Peer {
        /** Answers the handshake: needs the purpose serverAuth. */
        SERVER,
        /** Starts the handshake: needs the purpose clientAuth. */
        CLIENT
    }
}
