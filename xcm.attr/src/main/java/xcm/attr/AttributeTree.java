package xcm.attr;

import java.util.Map;
import java.util.Objects;

/**
 * Offers the attributes of one socket at one moment, for reading and setting.
 *
 * <p>Attributes are the leaves of a tree of dictionaries and lists; an {@link AttributePath} names one. Which there
 * are, depends on the kind and state of the socket, so a tree is made for each access, and cheap to make:
 *
 * <pre>{@code
 * AttributeTree tree = AttributeTree.builder()
 *         .int64("tcp.rtt", this::roundTripTime)
 *         .bool("tcp.keepalive", this::keepalive, this::setKeepalive)
 *         .list("tls.peer.cert.san.dns", dnsNames)
 *         .build();
 * tree.set("tcp.keepalive", AttributeValue.of(false));
 * }</pre>
 *
 * <p>The shape of a tree does not change. Its functions are called by the thread that calls {@link #get},
 * {@link #set} or {@link #all}; whoever declares them decides which threads that may be.
 */
public final class AttributeTree {

    private final Node.Dictionary root;

    AttributeTree(Node.Dictionary root) {
        this.root = root;
    }

    /**
     * Starts the declaration of a tree.
     *
     * @return a builder without attributes
     */
    public static AttributeTreeBuilder builder() {
        return new AttributeTreeBuilder();
    }

    /**
     * Reads an attribute.
     *
     * @param path the path of the attribute, see {@link AttributePath}
     * @return its present value
     * @throws AttributeException the first of these that applies: EINVAL if the path is malformed, ENOENT if there is
     *     no such attribute, EACCES if it is a dictionary, a list or can only be set; or what its function throws
     */
    public AttributeValue get(String path) throws AttributeException {
        return leaf(path).get(path);
    }

    /**
     * Reads an attribute of which the type is known.
     *
     * @param <V>  the type
     * @param path the path of the attribute, see {@link AttributePath}
     * @param kind the type
     * @return its present value
     * @throws AttributeException as {@link #get(String)}, and ENOENT if the value has another type
     */
    public <V extends AttributeValue> V get(String path, Class<V> kind) throws AttributeException {
        AttributeValue value = get(path);
        if (!kind.isInstance(value)) {
            throw AttributeException.notFound(path, "is of type " + value.type() + ", not " + kind.getSimpleName());
        }
        return kind.cast(value);
    }

    /**
     * Sets an attribute.
     *
     * @param path  the path of the attribute, see {@link AttributePath}
     * @param value the new value
     * @throws AttributeException the first of these that applies: EINVAL if the path is malformed, ENOENT if there is
     *     no such attribute, EACCES if it is a dictionary, a list or can only be read, EINVAL if the value has another
     *     type; or what its function throws
     */
    public void set(String path, AttributeValue value) throws AttributeException {
        Objects.requireNonNull(value, "value");
        leaf(path).set(path, value);
    }

    /**
     * Counts the elements of a list.
     *
     * @param path the path of the list, see {@link AttributePath}
     * @return 0 or more
     * @throws AttributeException EINVAL if the path is malformed, ENOENT if there is no list of this name
     */
    public int listLength(String path) throws AttributeException {
        if (node(path) instanceof Node.Elements list) {
            return list.nodes().size();
        }
        throw AttributeException.notFound(path, "is not a list");
    }

    /**
     * Reads all attributes that have a value at this time.
     *
     * <p>Left out are those that can only be set, and those of which the function throws.
     *
     * @return the attributes in the order of their declaration, with the members of a dictionary or list together;
     *     with names such as {@code a.b[0].c}
     */
    public AttributeMap all() {
        AttributeMap.Builder attributes = AttributeMap.builder();
        collect(root, new StringBuilder(), attributes);
        return attributes.build();
    }

    private static void collect(Node node, StringBuilder name, AttributeMap.Builder attributes) {
        int length = name.length();
        if (node instanceof Node.Dictionary dictionary) {
            for (Map.Entry<String, Node> member : dictionary.members().entrySet()) {
                name.append(length == 0 ? "" : ".").append(member.getKey());
                collect(member.getValue(), name, attributes);
                name.setLength(length);
            }
        } else if (node instanceof Node.Elements list) {
            for (int i = 0; i < list.nodes().size(); i++) {
                collect(list.nodes().get(i), name.append('[').append(i).append(']'), attributes);
                name.setLength(length);
            }
        } else if (node instanceof Node.Leaf<?> leaf && leaf.getter() != null) {
            try {
                attributes.add(name.toString(), leaf.get(name.toString()));
            } catch (AttributeException e) {
                // no value at this time; get() tells why
            }
        }
    }

    private Node.Leaf<?> leaf(String path) throws AttributeException {
        if (node(path) instanceof Node.Leaf<?> leaf) {
            return leaf;
        }
        throw AttributeException.access(path, "is a dictionary or a list; name one of its members");
    }

    private Node node(String text) throws AttributeException {
        Node node = root;
        for (AttributePath.Component component : AttributePath.parse(text).components()) {
            node = child(node, component, text);
        }
        return node;
    }

    private static Node child(Node node, AttributePath.Component component, String path) throws AttributeException {
        if (component instanceof AttributePath.Key key
                && node instanceof Node.Dictionary dictionary
                && dictionary.members().containsKey(key.name())) {
            return dictionary.members().get(key.name());
        }
        if (component instanceof AttributePath.Index index
                && node instanceof Node.Elements list
                && index.index() < list.nodes().size()) {
            return list.nodes().get((int) index.index());
        }
        throw AttributeException.notFound(path, "no such attribute on this socket at this time");
    }
}
