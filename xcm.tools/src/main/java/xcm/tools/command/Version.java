package xcm.tools.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.jar.Manifest;

/** Reads versions from the manifests that the build writes. */
public final class Version {
    /** The version of the XCM API that is offered: that of the reference implementation 1.12.3. */
    public static final String API = "0.27";

    private Version() {}

    /**
     * Return the version of a module.
     *
     * @param member a class of the module
     * @return for example {@code 1.2.3}, or {@code 1.2.3.SNAPSHOT}; {@code unknown} if it is no named module
     */
    public static String of(Class<?> member) {
        if (!member.getModule().isNamed()) {
            return "unknown";
        }
        try (var in = member.getResourceAsStream("/META-INF/MANIFEST.MF")) {
            var version =
                    in == null ? null : new Manifest(in).getMainAttributes().getValue("Bundle-Version");
            return version == null ? "unknown" : version;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
