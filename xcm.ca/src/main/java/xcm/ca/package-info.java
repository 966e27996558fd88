/** Throw-away certificate authorities, and what they issue: for tests and demonstrations, never for what is to be safe. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package xcm.ca;
