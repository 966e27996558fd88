/** Addresses of XCM: strings to values and back. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package xcm.addr;
