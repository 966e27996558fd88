/** The command xcmdemo: shows what each transport does. */
package xcm.tools.demo;
