/** What the shell commands {@code xcm:transports}, {@code xcm:sockets} and {@code xcm:get} answer, as lines of text. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package xcm.shell;
