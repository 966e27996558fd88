/** The content of a bundle that scenarios install: an application. */
package xcm.test.hotplug.application;
