package xcm.attr;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Names a place in a tree of attributes.
 *
 * <pre>
 * path  = [ key , { "." , key | "[" , index , "]" } ] ;    (* 255 bytes of UTF-8 and 64 components at most *)
 * key   = character , { character } ;                      (* any but ".", "[", "]" and NUL *)
 * index = { space } , [ "+" ] , digit , { digit } ;        (* 0..2^63-2 *)
 * space = " " | \t | \n | \v | \f | \r ;
 * </pre>
 *
 * <p>As the reference implementation reads an index with strtol(3), "-0" is an index, too. The empty path names the
 * root. Paths are immutable; they are equal if their components are, so that {@code a[1]} equals {@code a[001]}.
 */
public final class AttributePath {

    /** The path of the root: no components. */
    public static final AttributePath ROOT = new AttributePath(List.of());

    static final int LONGEST = 255;
    static final int MOST_COMPONENTS = 64;

    private final List<Component> components;

    private AttributePath(List<Component> components) {
        this.components = components;
    }

    /** Names one step downwards. */
    public sealed interface Component permits Key, Index {}

    /**
     * Names a member of a dictionary.
     *
     * @param name the name, not empty
     */
    public record Key(String name) implements Component {}

    /**
     * Names an element of a list.
     *
     * @param index the index, 0 or more
     */
    public record Index(long index) implements Component {}

    /**
     * Parses a path.
     *
     * @param text any text
     * @return the path
     * @throws AttributeException EINVAL if the text breaks the grammar or exceeds its limits
     */
    public static AttributePath parse(String text) throws AttributeException {
        if (text.length() > LONGEST || text.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw AttributeException.invalid(text, "the name is longer than " + LONGEST + " bytes");
        }
        if (text.isEmpty()) {
            return ROOT;
        }
        List<Component> components = new ArrayList<>(4);
        int end = addKey(components, text, 0);
        while (end < text.length()) {
            switch (text.charAt(end)) {
                case '.' -> end = addKey(components, text, end + 1);
                case '[' -> end = addIndex(components, text, end + 1);
                default -> throw malformed(text, end);
            }
            if (components.size() > MOST_COMPONENTS) {
                throw AttributeException.invalid(text, "the name has more than " + MOST_COMPONENTS + " components");
            }
        }
        return new AttributePath(List.copyOf(components));
    }

    private static int addKey(List<Component> components, String text, int start) throws AttributeException {
        int end = start;
        while (end < text.length() && ".[]\0".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        if (end == start) {
            throw malformed(text, end);
        }
        components.add(new Key(text.substring(start, end)));
        return end;
    }

    private static int addIndex(List<Component> components, String text, int start) throws AttributeException {
        int end = text.indexOf(']', start);
        if (end < 0) {
            throw malformed(text, text.length());
        }
        int i = start;
        while (text.charAt(i) == ' ' || (text.charAt(i) >= '\t' && text.charAt(i) <= '\r')) {
            i++;
        }
        boolean negative = text.charAt(i) == '-';
        if (negative || text.charAt(i) == '+') {
            i++;
        }
        if (i == end) {
            throw malformed(text, i);
        }
        long index = 0;
        for (; i < end; i++) {
            int digit = text.charAt(i) - '0';
            // the highest number of 64 bits is what strtol(3) gives for all higher ones
            if (digit < 0 || digit > 9 || index > (Long.MAX_VALUE - 1 - digit) / 10 || (negative && digit > 0)) {
                throw malformed(text, i);
            }
            index = 10 * index + digit;
        }
        components.add(new Index(index));
        return end + 1;
    }

    private static AttributeException malformed(String text, int at) {
        return AttributeException.invalid(text, "malformed at " + at + "; accepted: key.key[index].key");
    }

    /**
     * Gives the components, from the root downwards.
     *
     * @return an immutable list of 0..64 components; the first is a {@link Key}
     */
    public List<Component> components() {
        return components;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AttributePath path && components.equals(path.components);
    }

    @Override
    public int hashCode() {
        return components.hashCode();
    }

    /**
     * Gives the canonical text, which parses to an equal path.
     *
     * @return the text; empty for the root
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Component component : components) {
            if (component instanceof Index index) {
                text.append('[').append(index.index()).append(']');
            } else if (component instanceof Key key) {
                text.append(text.isEmpty() ? "" : ".").append(key.name());
            }
        }
        return text.toString();
    }
}
