/**
 * What applications use: connection-oriented messaging over any transport that is there.
 *
 * <p>Start at {@link xcm.api.Xcm}.
 */
@org.osgi.annotation.bundle.Export(substitution = org.osgi.annotation.bundle.Export.Substitution.NOIMPORT)
@org.osgi.annotation.versioning.Version("1.0.0")
package xcm.api;
