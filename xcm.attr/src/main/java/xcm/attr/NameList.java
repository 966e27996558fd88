package xcm.attr;

import java.util.List;

/**
 * Holds names as some attributes have them: in one text, with colons between.
 *
 * <p>Empty names are kept, so that {@code "a::b"} has three and {@code ":"} two; but the empty text has none.
 *
 * @param names the names, without colons; copied
 */
public record NameList(List<String> names) {

    /**
     * Makes a list of names.
     *
     * @param names the names, without colons
     * @throws IllegalArgumentException if a name contains a colon
     */
    public NameList {
        names = List.copyOf(names);
        for (String name : names) {
            if (name.indexOf(':') >= 0) {
                throw new IllegalArgumentException("name \"" + name + "\" contains a colon");
            }
        }
    }

    /**
     * Makes a list of names.
     *
     * @param names the names, without colons
     * @return the list
     * @throws IllegalArgumentException if a name contains a colon
     */
    public static NameList of(String... names) {
        return new NameList(List.of(names));
    }

    /**
     * Splits a text at its colons.
     *
     * @param text any text
     * @return the names; none if the text is empty
     */
    public static NameList parse(String text) {
        return text.isEmpty() ? of() : of(text.split(":", -1));
    }

    /**
     * Joins the names with colons.
     *
     * @return the text; that of a single empty name is empty, like that of no name
     */
    @Override
    public String toString() {
        return String.join(":", names);
    }
}
