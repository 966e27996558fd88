package xcm.test;

import java.io.IOException;
import java.io.Serializable;
import java.net.Socket;
import java.util.List;
import xcm.api.spi.ServiceType;
import xcm.attr.AttributeMap;

/** Describes a transport to the contract: what holds for it and not for others. It is handed to child JVMs, too. */
public interface TransportUnderTest extends Serializable {
    /** Returns the token in front of the addresses, the value of {@code xcm.transport}, and the column of the errors. */
    String name();

    /** Returns what it gives to the application. */
    ServiceType service();

    /** Returns an address that a server can be opened on, a new one with each call; the port may be 0. */
    String newAddress();

    /** Returns addresses that are EINVAL for a server and for a client; at least one. */
    List<String> malformedAddresses();

    /** Returns the names of all attributes of an established connection, beside {@code xcm.*}, in their order. */
    List<String> connectionAttributes();

    /** Returns the names of all attributes of an accepted connection, beside {@code xcm.*}, in their order. */
    List<String> acceptedAttributes();

    /** Returns the names of all attributes of a server, beside {@code xcm.*}, in their order. */
    List<String> serverAttributes();

    /** Returns whether a failed connection fails the same way for ever; false for those that keep no state. */
    boolean failuresLast();

    /** Returns what a connection of such a client to such a server says that its transport is. */
    default String connectionName() {
        return name();
    }

    /** Returns whether a connection is established only when the accepting application takes part in it. */
    default boolean shakesHands() {
        return false;
    }

    /**
     * Returns how many bytes a message may leave behind as garbage on its way from one end to the other: 0 for transports that
     * allocate nothing.
     *
     * @param size of the message, in bytes
     */
    default long garbage(int size) {
        return 0;
    }

    /**
     * Makes of a TCP connection to a server of this transport what a program that does not use this library has: something to
     * write frames, or bytes, to. Called by a thread that may wait.
     *
     * @throws IOException if the server does not agree
     */
    default Socket foreigner(Socket connected) throws IOException {
        return connected;
    }

    /** Returns what every socket needs to be opened, such as credentials. */
    default AttributeMap attributes() {
        return AttributeMap.of();
    }
}
