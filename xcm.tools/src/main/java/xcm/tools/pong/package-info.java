/** The command xcmpong: measures throughput and latency. */
package xcm.tools.pong;
