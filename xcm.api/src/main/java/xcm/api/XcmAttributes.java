package xcm.api;

import xcm.attr.AttributeException;
import xcm.attr.AttributeMap;
import xcm.attr.AttributeTree;
import xcm.attr.AttributeValue;

/**
 * Gives access to the attributes of one socket, by name. They form a tree of dictionaries and lists, and a name is a path in
 * it: {@code tcp.rtt}, {@code tls.peer.cert.san.dns[0]}. Which ones there are depends on the transport and may change with
 * the socket's state.
 *
 * <p>Any thread may read; the thread that uses the socket sets.
 *
 * <p>All methods throw EINVAL for a malformed name, ENOENT if there is no such attribute, or not now, or (typed getters) it
 * is of another type; EACCES if it names a list or dictionary, or cannot be read or set; EBADF or ENOPROTOOPT if the socket
 * is closed or withdrawn.
 */
public final class XcmAttributes {
    private final XcmSocket socket;

    XcmAttributes(XcmSocket socket) {
        this.socket = socket;
    }

    /** Returns the value of an attribute. */
    public AttributeValue get(String name) throws XcmException {
        return access("get ", name, tree -> tree.get(name));
    }

    /** Returns the value of an attribute of type bool. */
    public boolean getBool(String name) throws XcmException {
        return access("get ", name, tree -> tree.get(name, AttributeValue.Bool.class))
                .value();
    }

    /** Returns the value of an attribute of type int64. */
    public long getInt64(String name) throws XcmException {
        return access("get ", name, tree -> tree.get(name, AttributeValue.Int64.class))
                .value();
    }

    /** Returns the value of an attribute of type double. */
    public double getDouble(String name) throws XcmException {
        return access("get ", name, tree -> tree.get(name, AttributeValue.Real.class))
                .value();
    }

    /** Returns the value of an attribute of type string. */
    public String getString(String name) throws XcmException {
        return access("get ", name, tree -> tree.get(name, AttributeValue.Text.class))
                .value();
    }

    /** Returns the value of an attribute of type binary. */
    public byte[] getBinary(String name) throws XcmException {
        return access("get ", name, tree -> tree.get(name, AttributeValue.Binary.class))
                .value();
    }

    /** Returns the number of elements of a list; ENOENT if the name is not that of a list. */
    public int listLength(String name) throws XcmException {
        return access("get length of ", name, tree -> tree.listLength(name));
    }

    /** Returns all attributes that can be read now, in their order, the elements of lists and dictionaries one by one. */
    public AttributeMap all() throws XcmException {
        return access("get ", "all attributes", AttributeTree::all);
    }

    /** Sets an attribute; EINVAL also if the value is of the wrong type or out of range. */
    public void set(String name, AttributeValue value) throws XcmException {
        access("set ", name, tree -> {
            tree.set(name, value);
            return value;
        });
    }

    /** Sets an attribute of type bool, as {@link #set(String, AttributeValue)}. */
    public void set(String name, boolean value) throws XcmException {
        set(name, AttributeValue.of(value));
    }

    /** Sets an attribute of type int64, as {@link #set(String, AttributeValue)}. */
    public void set(String name, long value) throws XcmException {
        set(name, AttributeValue.of(value));
    }

    /** Sets an attribute of type double, as {@link #set(String, AttributeValue)}. */
    public void set(String name, double value) throws XcmException {
        set(name, AttributeValue.of(value));
    }

    /** Sets an attribute of type string, as {@link #set(String, AttributeValue)}. */
    public void set(String name, String value) throws XcmException {
        set(name, AttributeValue.of(value));
    }

    /** Sets an attribute of type binary, as {@link #set(String, AttributeValue)}. */
    public void set(String name, byte[] value) throws XcmException {
        set(name, AttributeValue.of(value));
    }

    private interface Access<T> {
        T apply(AttributeTree tree) throws AttributeException;
    }

    private <T> T access(String verb, String name, Access<T> access) throws XcmException {
        var operation = verb + name;
        socket.enter(operation);
        try {
            return access.apply(socket.tree());
        } catch (AttributeException e) {
            throw socket.failure(e, operation);
        } finally {
            socket.leave();
        }
    }
}
