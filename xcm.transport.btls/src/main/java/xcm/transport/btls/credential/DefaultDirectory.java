package xcm.transport.btls.credential;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import xcm.linux.NetworkNamespace;

/**
 * Finds the files of what was not said, in the directory that the environment variable XCM_TLS_CERT names.
 *
 * <p>Without it the directory is /etc/xcm/tls, to which the reference implementation is built by Linux distributions
 * (sysconfdir is /etc there). A thread in a network namespace with a name, such as {@code blue}, has files of its own:
 * {@code cert_blue.pem} for {@code cert.pem}, and so on.
 */
public final class DefaultDirectory {
    private static final String VARIABLE = "XCM_TLS_CERT";
    private static final String BUILT_IN = "/etc/xcm/tls";

    private DefaultDirectory() {}

    /**
     * Fill in the files of the parts that are needed and unset. Neither the environment nor the network namespace of the
     * calling thread is looked at if there is no such part, and no file is looked at in any case.
     */
    public static Sources fill(Sources given, Set<Item> needed) {
        return fill(given, needed, System::getenv, NetworkNamespace::currentName);
    }

    /** Fill in, with an environment that gives null for a variable that is not set. */
    static Sources fill(
            Sources given, Set<Item> needed, UnaryOperator<String> environment, Supplier<Optional<String>> namespace) {
        if (needed.stream().allMatch(item -> isSet(given, item))) {
            return given;
        }
        String set = environment.apply(VARIABLE);
        String directory = set == null ? BUILT_IN : set; // an empty text is one: the root directory
        Optional<String> name = namespace.get();
        Sources filled = given;
        for (Item item : needed) {
            if (!isSet(given, item)) {
                filled = filled.with(item, new Source.File(directory + "/" + item.fileName(name)));
            }
        }
        return filled;
    }

    private static boolean isSet(Sources sources, Item item) {
        return !(sources.of(item) instanceof Source.Unset);
    }
}
