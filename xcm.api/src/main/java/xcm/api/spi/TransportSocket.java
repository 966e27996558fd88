package xcm.api.spi;

import java.util.Optional;
import xcm.attr.AttributeTreeBuilder;

/** Is the common part of a transport's connections and servers. See the package for the thread rules. */
public interface TransportSocket {
    /**
     * Declares the attributes of this socket as it is now, beside the generic ones ({@code xcm.*}).
     *
     * <p>Called at each access by name, before and after {@code connect}, {@code bind} or {@code accept}; getters may be
     * called by any thread. A setter that comes too late throws EACCES.
     *
     * @param tree takes the attributes, in the order in which they shall be listed
     */
    void attributes(AttributeTreeBuilder tree);

    /**
     * Declares everything that has to happen before a further call can make progress: the descriptors to watch, or that
     * it is worth while at once. Called again whenever the conditions or the socket's state may have changed; what is not
     * declared again is forgotten.
     *
     * <p>With no condition, only what the socket needs for itself counts: establishment, or a message that is still
     * buffered.
     *
     * @param conditions any of {@link Readiness#RECEIVABLE}, {@link Readiness#SENDABLE}, {@link Readiness#ACCEPTABLE}
     * @param readiness takes the declaration; not to be kept
     */
    void await(int conditions, Readiness readiness);

    /** Returns the address of this end, in the scheme of the context; empty while it is not known. */
    Optional<String> localAddress();

    /** Releases all that the socket holds, without waiting. Called once, last, and also after a failed start. */
    void close();
}
