package xcm.attr;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Declares the elements of a list of attributes, each after the one before. To be used by one thread. */
public final class AttributeListBuilder {

    private final List<Node> nodes = new ArrayList<>();

    private AttributeListBuilder() {}

    static Node.Elements build(Consumer<AttributeListBuilder> elements) {
        AttributeListBuilder builder = new AttributeListBuilder();
        elements.accept(builder);
        return new Node.Elements(List.copyOf(builder.nodes));
    }

    /**
     * Declares an element of type string that can be read.
     *
     * @param value the value
     * @return this
     */
    public AttributeListBuilder text(String value) {
        AttributeValue.Text text = AttributeValue.of(value);
        return element(AttributeValue.Text.class, () -> text);
    }

    /**
     * Declares an element of any type that can be read.
     *
     * @param <V>    the type
     * @param kind   the type
     * @param getter reads it
     * @return this
     */
    public <V extends AttributeValue> AttributeListBuilder element(Class<V> kind, AttributeGetter<V> getter) {
        nodes.add(new Node.Leaf<>(kind, getter, null));
        return this;
    }

    /**
     * Declares an element of any type that can be read and set.
     *
     * @param <V>    the type
     * @param kind   the type
     * @param getter reads it
     * @param setter sets it
     * @return this
     */
    public <V extends AttributeValue> AttributeListBuilder element(
            Class<V> kind, AttributeGetter<V> getter, AttributeSetter<V> setter) {
        nodes.add(new Node.Leaf<>(kind, getter, setter));
        return this;
    }

    /**
     * Declares an element that is a dictionary.
     *
     * @param members declares its members; called at once
     * @return this
     */
    public AttributeListBuilder dictionary(Consumer<AttributeTreeBuilder> members) {
        nodes.add(AttributeTreeBuilder.buildDictionary(members));
        return this;
    }

    /**
     * Declares an element that is a list itself.
     *
     * @param elements declares its elements; called at once
     * @return this
     */
    public AttributeListBuilder list(Consumer<AttributeListBuilder> elements) {
        nodes.add(build(elements));
        return this;
    }
}
