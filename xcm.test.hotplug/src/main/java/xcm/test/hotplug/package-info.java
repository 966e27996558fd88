/**
 * What has to hold while transports come and go: scenarios to be run inside any OSGi container, by any test library.
 *
 * <p>A scenario is a public method without parameters of a public class, made with a {@link xcm.test.hotplug.Container}, the
 * place where it runs. It returns if all is well, else it throws; an {@link AssertionError} says what should have been
 * otherwise. It finds, or brings about, that all bundles of the library are there and active, and leaves it like that.
 *
 * <pre>{@code
 * var container = new Container(bundleContextOfTheTest, Path.of("folder/with/jars"));
 * new Lifecycle(container, TransportBundle.UX).stopAndStart();
 * }</pre>
 *
 * <table>
 * <caption>Scenarios</caption>
 * <tr><td>{@link xcm.test.hotplug.Lifecycle}</td><td>stop, start, uninstall, install, update, refresh, beside traffic</td></tr>
 * <tr><td>{@link xcm.test.hotplug.Cycles}</td><td>what 200 lives of a bundle leave: nothing</td></tr>
 * <tr><td>{@link xcm.test.hotplug.BlockedCalls}</td><td>calls that wait end with the stop</td></tr>
 * <tr><td>{@link xcm.test.hotplug.Choice}</td><td>two bundles with the same transports</td></tr>
 * <tr><td>{@link xcm.test.hotplug.Alternatives}</td><td>what utls is settled on goes, or what it is not</td></tr>
 * <tr><td>{@link xcm.test.hotplug.Services}</td><td>services, capabilities, transports registered by hand</td></tr>
 * <tr><td>{@link xcm.test.hotplug.LibraryStop}, {@link xcm.test.hotplug.FrameworkStop}</td><td>all goes at once</td></tr>
 * <tr><td>{@link xcm.test.hotplug.BrokenTransports}</td><td>transports that fail when they are touched</td></tr>
 * <tr><td>{@link xcm.test.hotplug.Guest}</td><td>what TLS leaves as it is: the JVM that it shares with others</td></tr>
 * <tr><td>{@link xcm.test.hotplug.Race}</td><td>sockets opened while their transport goes</td></tr>
 * </table>
 *
 * <p>Required of the container: {@code xcm.api}, {@code xcm.addr}, {@code xcm.attr}, {@code xcm.linux}, {@code xcm.lib.jnr}
 * and its {@code org.objectweb.asm}, {@code xcm.ca} and what it needs, and this bundle are installed; those of {@link xcm.test.hotplug.TransportBundle} may be.
 * The folder has the jars of those, called {@code SYMBOLIC-NAME.jar}; {@link xcm.test.hotplug.FrameworkStop} installs all
 * jars of the folder in a framework of its own, so that needs the others, too. Scenarios count what the process has open: no
 * two run at the same time.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package xcm.test.hotplug;
