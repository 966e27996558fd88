/** What the commands share: options, the end of the process, versions. */
package xcm.tools.command;
