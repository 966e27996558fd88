/** The door to the Linux kernel: one system call in, one value out, no policy. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package xcm.linux;
