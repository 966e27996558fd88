/** The content of a bundle that scenarios install: transports that cannot be made, and one that can. */
package xcm.test.hotplug.broken;
