package xcm.test;

import java.io.Serializable;
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

    /** Returns what every socket needs to be opened, such as credentials. */
    default AttributeMap attributes() {
        return AttributeMap.of();
    }
}
