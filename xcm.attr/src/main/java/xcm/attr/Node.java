package xcm.attr;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One node of a tree of attributes. */
sealed interface Node {

    /** Has other nodes by name, in the order in which they were declared. */
    record Dictionary(Map<String, Node> members) implements Node {

        Dictionary() {
            this(new LinkedHashMap<>());
        }

        /** Puts a node in its place below this one and makes the dictionaries on the way there. */
        void declare(String name, Node node) {
            Dictionary parent = this;
            int start = 0;
            for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', start)) {
                Node child = parent.members.computeIfAbsent(key(name, start, dot), absent -> new Dictionary());
                if (!(child instanceof Dictionary dictionary)) {
                    throw new IllegalArgumentException("attribute \"" + name + "\": \"" + name.substring(0, dot)
                            + "\" is declared already, and not a dictionary");
                }
                parent = dictionary;
                start = dot + 1;
            }
            if (parent.members.putIfAbsent(key(name, start, name.length()), node) != null) {
                throw new IllegalArgumentException("attribute \"" + name + "\" is declared already");
            }
        }

        private static String key(String name, int start, int end) {
            String key = name.substring(start, end);
            if (key.isEmpty() || key.indexOf('[') >= 0 || key.indexOf(']') >= 0) {
                throw new IllegalArgumentException("attribute \"" + name + "\": must be key.key.key without brackets");
            }
            return key;
        }
    }

    /** Has other nodes by index. */
    record Elements(List<Node> nodes) implements Node {}

    /** Has a value; a function that is absent is null. */
    record Leaf<V extends AttributeValue>(Class<V> kind, AttributeGetter<V> getter, AttributeSetter<V> setter)
            implements Node {

        AttributeValue get(String name) throws AttributeException {
            if (getter == null) {
                throw AttributeException.access(name, "can be set but not read");
            }
            return Objects.requireNonNull(getter.get(), name);
        }

        void set(String name, AttributeValue value) throws AttributeException {
            if (setter == null) {
                throw AttributeException.access(name, "can be read but not set");
            }
            if (!kind.isInstance(value)) {
                throw AttributeException.invalid(
                        name, "the value is of type " + value.type() + "; accepted: " + kind.getSimpleName());
            }
            setter.set(kind.cast(value));
        }
    }
}
