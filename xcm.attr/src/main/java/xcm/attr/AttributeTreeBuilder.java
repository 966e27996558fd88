package xcm.attr;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Declares the attributes of a tree, or of a dictionary within one.
 *
 * <p>Every method takes the name of an attribute relative to the dictionary: {@code "tcp.rtt"}, keys with dots
 * between. It throws IllegalArgumentException if the name is malformed or declared already. With a getter alone an
 * attribute can be read only. To be used by one thread.
 */
public final class AttributeTreeBuilder {

    private Node.Dictionary root = new Node.Dictionary();

    AttributeTreeBuilder() {}

    /**
     * Declares an attribute of type bool that can be read.
     *
     * @param name   the name
     * @param getter reads it
     * @return this
     */
    public AttributeTreeBuilder bool(String name, AttributeGetter.OfBool getter) {
        return leaf(name, AttributeValue.Bool.class, () -> AttributeValue.of(getter.get()), null);
    }

    /**
     * Declares an attribute of type bool that can be read and set.
     *
     * @param name   the name
     * @param getter reads it
     * @param setter sets it
     * @return this
     */
    public AttributeTreeBuilder bool(String name, AttributeGetter.OfBool getter, AttributeSetter.OfBool setter) {
        return leaf(
                name,
                AttributeValue.Bool.class,
                () -> AttributeValue.of(getter.get()),
                value -> setter.set(value.value()));
    }

    /**
     * Declares an attribute of type int64 that can be read.
     *
     * @param name   the name
     * @param getter reads it
     * @return this
     */
    public AttributeTreeBuilder int64(String name, AttributeGetter.OfInt64 getter) {
        return leaf(name, AttributeValue.Int64.class, () -> AttributeValue.of(getter.get()), null);
    }

    /**
     * Declares an attribute of type int64 that can be read and set.
     *
     * @param name   the name
     * @param getter reads it
     * @param setter sets it
     * @return this
     */
    public AttributeTreeBuilder int64(String name, AttributeGetter.OfInt64 getter, AttributeSetter.OfInt64 setter) {
        return leaf(
                name,
                AttributeValue.Int64.class,
                () -> AttributeValue.of(getter.get()),
                value -> setter.set(value.value()));
    }

    /**
     * Declares an attribute of type double that can be read.
     *
     * @param name   the name
     * @param getter reads it
     * @return this
     */
    public AttributeTreeBuilder real(String name, AttributeGetter.OfReal getter) {
        return leaf(name, AttributeValue.Real.class, () -> AttributeValue.of(getter.get()), null);
    }

    /**
     * Declares an attribute of type double that can be read and set.
     *
     * @param name   the name
     * @param getter reads it
     * @param setter sets it
     * @return this
     */
    public AttributeTreeBuilder real(String name, AttributeGetter.OfReal getter, AttributeSetter.OfReal setter) {
        return leaf(
                name,
                AttributeValue.Real.class,
                () -> AttributeValue.of(getter.get()),
                value -> setter.set(value.value()));
    }

    /**
     * Declares an attribute of type string that can be read.
     *
     * @param name   the name
     * @param getter reads it
     * @return this
     */
    public AttributeTreeBuilder text(String name, AttributeGetter<String> getter) {
        return leaf(name, AttributeValue.Text.class, () -> AttributeValue.of(getter.get()), null);
    }

    /**
     * Declares an attribute of type string that can be read and set.
     *
     * @param name   the name
     * @param getter reads it
     * @param setter sets it
     * @return this
     */
    public AttributeTreeBuilder text(String name, AttributeGetter<String> getter, AttributeSetter<String> setter) {
        return leaf(
                name,
                AttributeValue.Text.class,
                () -> AttributeValue.of(getter.get()),
                value -> setter.set(value.value()));
    }

    /**
     * Declares an attribute of type binary that can be read.
     *
     * @param name   the name
     * @param getter reads it
     * @return this
     */
    public AttributeTreeBuilder binary(String name, AttributeGetter<byte[]> getter) {
        return leaf(name, AttributeValue.Binary.class, () -> AttributeValue.of(getter.get()), null);
    }

    /**
     * Declares an attribute of type binary that can be read and set.
     *
     * @param name   the name
     * @param getter reads it
     * @param setter sets it
     * @return this
     */
    public AttributeTreeBuilder binary(String name, AttributeGetter<byte[]> getter, AttributeSetter<byte[]> setter) {
        return leaf(
                name,
                AttributeValue.Binary.class,
                () -> AttributeValue.of(getter.get()),
                value -> setter.set(value.value()));
    }

    /**
     * Declares an attribute of any type that can be set but not read.
     *
     * @param <V>    the type
     * @param name   the name
     * @param kind   the type
     * @param setter sets it
     * @return this
     */
    public <V extends AttributeValue> AttributeTreeBuilder writeOnly(
            String name, Class<V> kind, AttributeSetter<V> setter) {
        return leaf(name, kind, null, Objects.requireNonNull(setter, name));
    }

    /**
     * Declares a list of strings that can be read.
     *
     * @param name   the name
     * @param values the elements; copied
     * @return this
     */
    public AttributeTreeBuilder list(String name, List<String> values) {
        return list(name, list -> values.forEach(list::text));
    }

    /**
     * Declares a list of anything.
     *
     * @param name     the name
     * @param elements declares the elements; called at once
     * @return this
     */
    public AttributeTreeBuilder list(String name, Consumer<AttributeListBuilder> elements) {
        root.declare(name, AttributeListBuilder.build(elements));
        return this;
    }

    /**
     * Makes a tree of what has been declared. The builder is empty afterwards.
     *
     * @return the tree
     */
    public AttributeTree build() {
        Node.Dictionary built = root;
        root = new Node.Dictionary();
        return new AttributeTree(built);
    }

    /** Makes a dictionary for a list. */
    static Node.Dictionary buildDictionary(Consumer<AttributeTreeBuilder> members) {
        AttributeTreeBuilder builder = new AttributeTreeBuilder();
        members.accept(builder);
        return builder.root;
    }

    private <V extends AttributeValue> AttributeTreeBuilder leaf(
            String name, Class<V> kind, AttributeGetter<V> getter, AttributeSetter<V> setter) {
        root.declare(name, new Node.Leaf<>(kind, getter, setter));
        return this;
    }
}
