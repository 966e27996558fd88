/** Attributes of XCM sockets: values, paths, maps and trees. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package xcm.attr;
