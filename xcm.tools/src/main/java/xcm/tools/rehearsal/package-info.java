/** Has the commands load their classes, for an archive that makes them start faster. */
package xcm.tools.rehearsal;
