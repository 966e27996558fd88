package xcm.itest.karaf;

import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.CoreOptions.systemTimeout;
import static org.ops4j.pax.exam.CoreOptions.vmOptions;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.logLevel;

import java.nio.file.Path;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.karaf.options.LogLevelOption.LogLevel;

/** Is a minimal Karaf as each test class starts it: no feature of ours is installed, and no network is needed. */
final class Karaf {
    /** Where the tests put, and find, what is not theirs alone. */
    static final Path TARGET = Path.of(property("target"));

    /** The repository of our features, as a user names it. */
    static final String FEATURES = "mvn:xcm/xcm.karaf/" + property("version") + "/xml/features";

    private static final String MAVEN = "etc/org.ops4j.pax.url.mvn.cfg";
    private static final String SHELL = "etc/org.apache.karaf.shell.cfg";

    private Karaf() {}

    /** Returns what Pax Exam shall start. */
    static Option minimal() {
        var version = property("karaf.version");
        return composite(
                karafDistributionConfiguration()
                        .frameworkUrl(TARGET.resolve("apache-karaf-minimal.zip")
                                .toUri()
                                .toString())
                        .karafVersion(version)
                        .unpackDirectory(TARGET.resolve("exam").toFile())
                        .useDeployFolder(false),
                systemTimeout(60_000),
                configureConsole().ignoreLocalConsole(),
                logLevel(LogLevel.WARN),
                same("target"),
                same("version"),
                same("karaf.version"),
                // Without these, Karaf listens for anybody, asks Maven Central and others for its features, and keeps
                // them in the user's local repository: a later run would find the bundles of this one there.
                editConfigurationFilePut(SHELL, "sshHost", "127.0.0.1"),
                editConfigurationFilePut(SHELL, "sshPort", "0"),
                editConfigurationFilePut(
                        MAVEN, "org.ops4j.pax.url.mvn.localRepository", "${karaf.data}/local-repository"),
                editConfigurationFilePut(
                        MAVEN,
                        "org.ops4j.pax.url.mvn.repositories",
                        TARGET.resolve("repository").toUri() + "@id=test@snapshots"),
                editConfigurationFilePut(
                        MAVEN,
                        "org.ops4j.pax.url.mvn.defaultRepositories",
                        "file:${karaf.home}/${karaf.default.repository}@id=system@snapshots"),
                // Karaf's own script gives these to Java 9 and later, Pax Exam does not.
                vmOptions(
                        "--patch-module",
                        "java.base=lib/endorsed/org.apache.karaf.specs.locator-" + version + ".jar",
                        "--patch-module",
                        "java.xml=lib/endorsed/org.apache.karaf.specs.java.xml-" + version + ".jar",
                        "--add-reads",
                        "java.xml=java.logging",
                        "--add-exports",
                        "java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED"));
    }

    private static Option same(String name) {
        return systemProperty("xcm.itest." + name).value(property(name));
    }

    private static String property(String name) {
        return System.getProperty("xcm.itest." + name);
    }
}
