/** The command xcm: a netcat for XCM. */
package xcm.tools.xcm;
