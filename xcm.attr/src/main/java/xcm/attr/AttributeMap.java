package xcm.attr;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Holds attributes by name: those to create a socket with, or those read from one.
 *
 * <pre>{@code
 * AttributeMap attributes = AttributeMap.builder()
 *         .add("xcm.blocking", false)
 *         .add("tcp.keepalive_time", 10)
 *         .build();
 * attributes.int64("tcp.keepalive_time");     // OptionalLong[10]
 * }</pre>
 *
 * <p>Names are not checked here but where the map is used. Maps are immutable. They are iterated, and applied to a
 * socket, in the order in which the attributes were added; the reference implementation does so in the reverse order.
 * Two maps are equal if they hold the same attributes in whichever order.
 */
public final class AttributeMap implements Iterable<AttributeMap.Entry> {

    /** The map without attributes. */
    public static final AttributeMap EMPTY = new AttributeMap(Map.of());

    private final Map<String, AttributeValue> values;

    private AttributeMap(Map<String, AttributeValue> values) {
        this.values = values;
    }

    /**
     * Holds one attribute.
     *
     * @param name  the name
     * @param value the value
     */
    public record Entry(String name, AttributeValue value) {

        /**
         * Makes an entry.
         *
         * @param name  the name
         * @param value the value
         */
        public Entry {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * Gives the map without attributes.
     *
     * @return {@link #EMPTY}
     */
    public static AttributeMap of() {
        return EMPTY;
    }

    /**
     * Starts a new map.
     *
     * @return a builder without attributes
     */
    public static Builder builder() {
        return new Builder(new LinkedHashMap<>());
    }

    /**
     * Starts a new map from this one.
     *
     * @return a builder with the attributes of this map, in the same order
     */
    public Builder toBuilder() {
        return new Builder(new LinkedHashMap<>(values));
    }

    /**
     * Looks up a value.
     *
     * @param name the name
     * @return the value, or nothing if there is no such attribute
     */
    public Optional<AttributeValue> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * Looks up a value of type bool.
     *
     * @param name the name
     * @return the value, or nothing if there is no such attribute or it has another type
     */
    public Optional<Boolean> bool(String name) {
        return values.get(name) instanceof AttributeValue.Bool bool ? Optional.of(bool.value()) : Optional.empty();
    }

    /**
     * Looks up a value of type int64.
     *
     * @param name the name
     * @return the value, or nothing if there is no such attribute or it has another type
     */
    public OptionalLong int64(String name) {
        return values.get(name) instanceof AttributeValue.Int64 int64
                ? OptionalLong.of(int64.value())
                : OptionalLong.empty();
    }

    /**
     * Looks up a value of type double.
     *
     * @param name the name
     * @return the value, or nothing if there is no such attribute or it has another type
     */
    public OptionalDouble real(String name) {
        return values.get(name) instanceof AttributeValue.Real real
                ? OptionalDouble.of(real.value())
                : OptionalDouble.empty();
    }

    /**
     * Looks up a value of type string.
     *
     * @param name the name
     * @return the value, or nothing if there is no such attribute or it has another type
     */
    public Optional<String> text(String name) {
        return values.get(name) instanceof AttributeValue.Text text ? Optional.of(text.value()) : Optional.empty();
    }

    /**
     * Looks up a value of type binary.
     *
     * @param name the name
     * @return a copy of the value, or nothing if there is no such attribute or it has another type
     */
    public Optional<byte[]> binary(String name) {
        return values.get(name) instanceof AttributeValue.Binary binary
                ? Optional.of(binary.value())
                : Optional.empty();
    }

    /**
     * Tells whether there is an attribute of this name, of whichever type.
     *
     * @param name the name
     * @return true if there is
     */
    public boolean contains(String name) {
        return values.containsKey(name);
    }

    /**
     * Counts the attributes.
     *
     * @return 0 or more
     */
    public int size() {
        return values.size();
    }

    /**
     * Tells whether there are no attributes.
     *
     * @return true if there are none
     */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    @Override
    public Iterator<Entry> iterator() {
        return values.entrySet().stream()
                .map(entry -> new Entry(entry.getKey(), entry.getValue()))
                .iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AttributeMap map && values.equals(map.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }

    /** Collects the attributes of a map; to be used by one thread at a time. */
    public static final class Builder {

        private final Map<String, AttributeValue> values;

        private Builder(Map<String, AttributeValue> values) {
            this.values = values;
        }

        /**
         * Adds an attribute at the end. One that is there already under this name is removed first.
         *
         * @param name  the name, any text
         * @param value the value
         * @return this
         */
        public Builder add(String name, AttributeValue value) {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
            values.remove(name);
            values.put(name, value);
            return this;
        }

        /**
         * Adds an attribute of type bool, as {@link #add(String, AttributeValue)} does.
         *
         * @param name  the name, any text
         * @param value the value
         * @return this
         */
        public Builder add(String name, boolean value) {
            return add(name, AttributeValue.of(value));
        }

        /**
         * Adds an attribute of type int64, as {@link #add(String, AttributeValue)} does.
         *
         * @param name  the name, any text
         * @param value the value
         * @return this
         */
        public Builder add(String name, long value) {
            return add(name, AttributeValue.of(value));
        }

        /**
         * Adds an attribute of type double, as {@link #add(String, AttributeValue)} does.
         *
         * @param name  the name, any text
         * @param value the value
         * @return this
         */
        public Builder add(String name, double value) {
            return add(name, AttributeValue.of(value));
        }

        /**
         * Adds an attribute of type string, as {@link #add(String, AttributeValue)} does.
         *
         * @param name  the name, any text
         * @param value the value, cut at the first NUL
         * @return this
         */
        public Builder add(String name, String value) {
            return add(name, AttributeValue.of(value));
        }

        /**
         * Adds an attribute of type binary, as {@link #add(String, AttributeValue)} does.
         *
         * @param name  the name, any text
         * @param value the value, may be empty; copied
         * @return this
         */
        public Builder add(String name, byte[] value) {
            return add(name, AttributeValue.of(value));
        }

        /**
         * Adds all attributes of a map in their order, each as {@link #add(String, AttributeValue)} does.
         *
         * @param attributes the map
         * @return this
         */
        public Builder addAll(AttributeMap attributes) {
            attributes.values.forEach(this::add);
            return this;
        }

        /**
         * Removes an attribute, if it is there.
         *
         * @param name the name
         * @return this
         */
        public Builder remove(String name) {
            values.remove(name);
            return this;
        }

        /**
         * Makes a map of the attributes collected so far. The builder stays usable.
         *
         * @return the map
         */
        public AttributeMap build() {
            return values.isEmpty() ? EMPTY : new AttributeMap(new LinkedHashMap<>(values));
        }
    }
}
