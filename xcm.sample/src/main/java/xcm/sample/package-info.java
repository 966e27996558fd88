/**
 * A sample application in OSGi, with nothing but the framework's own API.
 *
 * <p>Read {@link xcm.sample.Activator} first.
 */
package xcm.sample;
